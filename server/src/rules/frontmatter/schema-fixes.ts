import { stringify } from 'yaml';
import { nearest } from '../../handbook/nearest';
import { isSchema } from '../../handbook/schemas';
import { lineBreakOf } from '../../page/lines';
import type { Frontmatter, Span } from '../../page/page';
import type { Finding, Fix, FixContext } from '../rule';
import { placeAt } from './places';
import { isOfType, type Violation } from './validate';

const MOST = 5;

/** The ways out of what a schema does not allow, each as a replacement of the key or the value alone. */
export async function schemaFixes({ path, span, subject }: Finding, context: FixContext): Promise<readonly Fix[]> {
  const frontmatter = context.handbook.pages.get(path)?.frontmatter;
  if (subject.kind !== 'schema' || frontmatter == null) return [];
  const { violation } = subject;
  const text = await context.text(path);
  const fixes = [...repairs(violation, frontmatter, span, text)].slice(0, MOST);
  return [
    ...fixes.map(({ title, span: at, newText, preferred = false }): Fix => {
      return { title, why: '', preferred, edits: [{ path, span: at, newText }], create: [] };
    }),
    ...silence(path, frontmatter, span, text),
  ];
}

interface Repair {
  readonly title: string;
  readonly span: Span;
  readonly newText: string;
  readonly preferred?: boolean;
}

function* repairs(violation: Violation, frontmatter: Frontmatter, span: Span, text: string): Generator<Repair> {
  const { kind, pointer, key, allowed, expected, value } = violation;
  const place = placeAt(frontmatter, pointer);
  const written = text.slice(span.start, span.end);
  if (kind === 'missing-key') {
    yield insertion(violation, frontmatter, text);
  } else if (kind === 'misspelt-key' || kind === 'unknown-key') {
    const near = nearest(key, allowed.map(String));
    if (near !== null) {
      const isCase = near.toLowerCase() === key.toLowerCase();
      yield { title: `Rename to "${near}"`, span, newText: plain(near), preferred: isCase || kind === 'misspelt-key' };
    }
    if (kind === 'unknown-key' && place?.key) yield removal(key, pointer, frontmatter, text);
  } else if (place === null || place.pointer !== pointer) {
    return;
  } else if (kind === 'choice') {
    const near = nearest(String(value), allowed.map(String));
    const ranked = [...allowed].sort((a, b) => Number(String(b) === near) - Number(String(a) === near));
    for (const each of ranked) {
      const preferred = String(each) === near && (allowed.length === 1 || alike(String(value), near));
      yield { title: `Change to ${plain(each)}`, ...replace(place.value, text, plain(each)), preferred };
    }
  } else if (kind === 'date-as-text' || (kind === 'type' && place.plain && expected.split(' or ').includes('string'))) {
    if (value !== null) {
      yield { title: 'Put the value into quotes', span: place.value, newText: `"${written}"`, preferred: true };
    }
  } else if (kind === 'type' && typeof value === 'string') {
    const parsed = readValue(value);
    if (expected.split(' or ').some((type) => isOfType(parsed, type))) {
      yield { title: `Change to ${value}`, span: place.value, newText: value, preferred: true };
    } else if (expected === 'array' && place.plain) {
      yield {
        title: 'Make it a list',
        span: place.value,
        newText: `[${/[,[\]{}]/.test(value) ? `"${value}"` : written}]`,
      };
    }
  }
}

/** A new value, with a space before it where the key had none. */
function replace(span: Span, text: string, newText: string): { readonly span: Span; readonly newText: string } {
  return { span, newText: span.start === span.end && text[span.start - 1] === ':' ? ` ${newText}` : newText };
}

const alike = (value: string, near: string | null): boolean => value.toLowerCase() === near?.toLowerCase();

/** As YAML writes a value on one line. */
const plain = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();

function readValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** The key with what its schema says: its default, its only value, or nothing yet. */
function insertion({ key, pointer, value: schema }: Violation, frontmatter: Frontmatter, text: string): Repair {
  const { default: usual, const: only, enum: choices } = isSchema(schema) ? schema : {};
  const value = usual ?? only ?? (Array.isArray(choices) && choices.length === 1 ? choices[0] : undefined);
  const lineEnd = lineBreakOf(text);
  const line = value === undefined ? `${plain(key)}: ` : `${plain(key)}: ${plain(value)}`;
  const first = frontmatter.places.find((place) => parentOf(place.pointer) === pointer && place.key !== null);
  const at = pointer === '' || first?.key == null ? frontmatter.content.end : first.key.start;
  const indent = /[^\r\n]*$/.exec(text.slice(0, at))?.[0] ?? '';
  const newText = pointer === '' ? line + lineEnd : `${line}${lineEnd}${indent.replace(/-/g, ' ')}`;
  return { title: `Insert the key "${key}"`, span: { start: at, end: at }, newText };
}

/** The whole lines of a key. */
function removal(key: string, pointer: string, { places, content }: Frontmatter, text: string): Repair {
  const own = places.filter((place) => place.pointer === pointer || place.pointer.startsWith(`${pointer}/`));
  const start = text.lastIndexOf('\n', (own[0]?.key?.start ?? content.start) - 1) + 1;
  const last = Math.max(...own.map(({ key: name, value }) => Math.max(name?.end ?? 0, value.end)));
  const rest = /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(last))?.[0].length ?? 0;
  return { title: `Remove "${key}"`, span: { start, end: last + rest }, newText: '' };
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

/** A comment of the frontmatter above the line; there is no place for one above the first `---`. */
function silence(path: string, { content }: Frontmatter, { start }: Span, text: string): Fix[] {
  if (start < content.start) return [];
  const lineEnd = lineBreakOf(text);
  const line = text.slice(0, start).search(/[^\r\n]*$/);
  const indent = /^[ ]*/.exec(text.slice(line))?.[0] ?? '';
  const newText = `${indent}# handbook-ignore frontmatter/schema${lineEnd}`;
  const edit = { path, span: { start: line, end: line }, newText };
  return [{ title: 'Ignore this one (frontmatter/schema)', why: '', preferred: false, edits: [edit], create: [] }];
}
