import { nearest } from '../../handbook/nearest';
import { isSchema } from '../../handbook/schemas';
import { lineBreakOf } from '../../page/lines';
import type { Frontmatter, Span } from '../../page/page';
import type { Finding, Fix, FixContext } from '../rule';
import { isUriReference } from './formats';
import { ownSchemaFixes } from './own-schema-fixes';
import { placeAt } from './places';
import { isOfType, type Violation } from './validate';
import { linesOf, plain, replace, silence } from './writing';

const MOST = 5;

/** The ways out of what a schema does not allow, each as a replacement of the key or the value alone, or of its name. */
export async function schemaFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  const { path, span, subject } = finding;
  const frontmatter = context.handbook.pages.get(path)?.frontmatter;
  if (frontmatter == null) return [];
  const text = await context.text(path);
  if (subject.kind === 'own-schema') return [...ownSchemaFixes(finding, frontmatter, text, context)];
  if (subject.kind !== 'schema') return [];
  const { violation } = subject;
  // They are written in YAML.
  const fixes = frontmatter.language === 'yaml' ? [...repairs(violation, frontmatter, span, text)].slice(0, MOST) : [];
  return [
    ...fixes.map(({ title, span: at, newText, preferred = false }): Fix => {
      return { title, why: '', preferred, edits: [{ path, span: at, newText }], create: [] };
    }),
    ...silence('frontmatter/schema', path, frontmatter, span, text),
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
    if (kind === 'unknown-key' && place?.key) {
      yield { title: `Remove "${key}"`, span: linesOf(pointer, frontmatter, text), newText: '' };
    }
  } else if (place === null || place.pointer !== pointer) {
    return;
  } else if ((kind === 'type' && value === null) || (kind === 'too-short' && value === '')) {
    if (place.key) yield { title: `Remove "${key}"`, span: linesOf(pointer, frontmatter, text), newText: '' };
  } else if (kind === 'choice') {
    const near = nearest(String(value), allowed.map(String));
    const ranked = [...allowed].sort((a, b) => Number(String(b) === near) - Number(String(a) === near));
    for (const each of ranked) {
      const preferred = String(each) === near && (allowed.length === 1 || alike(String(value), near));
      yield { title: `Change to ${plain(each)}`, ...replace(place.value, text, plain(each)), preferred };
    }
  } else if (kind === 'url') {
    const url = urlOf(String(value));
    if (expected === 'uri-reference' && isUriReference(url)) {
      yield { title: `Change to ${url}`, ...replace(place.value, text, plain(url)), preferred: true };
    }
  } else if (kind === 'date-as-text' || (kind === 'type' && place.plain && expected.split(' or ').includes('string'))) {
    yield { title: 'Put the value into quotes', span: place.value, newText: `"${written}"`, preferred: true };
  } else if (kind === 'type' && typeof value === 'string') {
    const newText = SWITCHES.get(value.toLowerCase()) ?? value;
    const parsed = readValue(newText);
    if (expected.split(' or ').some((type) => isOfType(parsed, type))) {
      yield { title: `Change to ${newText}`, span: place.value, newText, preferred: true };
    } else if (expected === 'array' && place.plain) {
      yield {
        title: 'Make it a list',
        span: place.value,
        newText: `[${/[,[\]{}]/.test(value) ? `"${value}"` : written}]`,
      };
    }
  }
}

/** What only old versions of YAML read as true or false. */
const SWITCHES: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['on', 'true'],
  ['no', 'false'],
  ['off', 'false'],
]);

const alike = (value: string, near: string | null): boolean => value.toLowerCase() === near?.toLowerCase();

/** A path as it stands in a URL. What is encoded stays so. */
const urlOf = (path: string): string =>
  encodeURI(path.trim().replaceAll('\\', '/').toWellFormed()).replaceAll('%25', '%');

function readValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** The key with what its schema says: its default, its only value, or nothing yet. */
function insertion({ key, pointer, value: schema }: Violation, frontmatter: Frontmatter, text: string): Repair {
  const { default: usual, const: only, enum: choices } = isSchema(schema) ? schema : {};
  const value = usual ?? only ?? (Array.isArray(choices) && choices.length === 1 ? choices[0] : undefined);
  const title = `Insert the key "${key}"`;
  const group = pointer === '' ? null : (placeAt(frontmatter, pointer)?.value ?? null);
  const first = frontmatter.places.find((place) => parentOf(place.pointer) === pointer && place.key !== null);
  if (group !== null && text[group.start] === '{') {
    const at = group.start + 1;
    const newText = ` ${plain(key)}: ${plain(value ?? '')}${first === undefined ? ' ' : ','}`;
    return { title, span: { start: at, end: at }, newText };
  }
  const lineEnd = lineBreakOf(text);
  const line = value === undefined ? `${plain(key)}: ` : `${plain(key)}: ${plain(value)}`;
  const at = pointer === '' || first?.key == null ? frontmatter.content.end : first.key.start;
  const indent = /[^\r\n]*$/.exec(text.slice(0, at))?.[0] ?? '';
  const newText = pointer === '' ? line + lineEnd : `${line}${lineEnd}${indent.replace(/-/g, ' ')}`;
  return { title, span: { start: at, end: at }, newText };
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));
