import { nearest } from '../../handbook/nearest';
import { isSchema } from '../../handbook/schemas';
import { type Notation, notationOf } from '../../page/notation';
import type { Frontmatter, FrontmatterPlace, Span } from '../../page/page';
import type { Finding, Fix, FixContext } from '../rule';
import { isUriReference } from './formats';
import { insertion } from './insertion';
import { ownSchemaFixes } from './own-schema-fixes';
import { placeAt } from './places';
import { removal } from './removal';
import { isOfType, type Violation } from './validate';
import { replace, silence } from './writing';

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
  const notation = notationOf(frontmatter);
  const fixes = notation === null ? [] : [...repairs(violation, frontmatter, notation, span, text)].slice(0, MOST);
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

function* repairs(
  violation: Violation,
  frontmatter: Frontmatter,
  notation: Notation,
  span: Span,
  text: string,
): Generator<Repair> {
  const { kind, pointer, key, allowed, expected, value } = violation;
  const place = placeAt(frontmatter, pointer);
  const written = text.slice(span.start, span.end);
  if (kind === 'missing-key') {
    yield* missing(violation, frontmatter, text);
  } else if (kind === 'misspelt-key' || kind === 'unknown-key') {
    const near = nearest(key, allowed.map(String));
    if (near !== null && isNamedOnce(pointer, frontmatter)) {
      const preferred = near.toLowerCase() === key.toLowerCase() || kind === 'misspelt-key';
      yield { title: `Rename to "${near}"`, span, newText: notation.key(near, written), preferred };
    }
    if (kind === 'unknown-key') yield* without(key, pointer, frontmatter, text);
  } else if (place === null || place.pointer !== pointer || isTable(place, frontmatter)) {
    return;
  } else if ((kind === 'type' && value === null) || (kind === 'too-short' && value === '')) {
    yield* without(key, pointer, frontmatter, text);
  } else if (kind === 'choice') {
    const near = nearest(String(value), allowed.map(String));
    const ranked = [...allowed].sort((a, b) => Number(String(b) === near) - Number(String(a) === near));
    for (const each of ranked) {
      const newText = notation.value(each);
      const preferred = String(each) === near && (allowed.length === 1 || alike(String(value), near));
      yield { title: `Change to ${newText}`, ...replace(place.value, text, newText), preferred };
    }
  } else if (kind === 'url') {
    const url = urlOf(String(value));
    if (expected === 'uri-reference' && isUriReference(url)) {
      const newText = notation.text(url, written);
      yield { title: `Change to ${url}`, ...replace(place.value, text, newText), preferred: true };
    }
  } else if (kind === 'date-as-text' || (kind === 'type' && isText(expected) && isBare(place, value, frontmatter))) {
    yield { title: 'Put the value into quotes', span: place.value, newText: `"${written}"`, preferred: true };
  } else if (kind === 'type' && typeof value === 'string') {
    const newText = SWITCHES.get(value.toLowerCase()) ?? value;
    const parsed = readValue(newText);
    if (newText !== written && expected.split(' or ').some((type) => isOfType(parsed, type))) {
      yield { title: `Change to ${newText}`, span: place.value, newText, preferred: true };
    } else if (expected === 'array' && (place.plain || frontmatter.language !== 'yaml')) {
      const parts = value.split(',').map((part) => notation.text(part.trim(), written));
      if (parts.length > 1 && !/[\r\n]/.test(written)) {
        yield { title: 'Make a list of what stands between the commas', span, newText: `[${parts.join(', ')}]` };
      }
      const item = place.plain ? notation.text(value, written) : written;
      yield { title: 'Make it a list', span: place.value, newText: `[${item}]` };
    }
  }
}

function* without(key: string, pointer: string, frontmatter: Frontmatter, text: string): Generator<Repair> {
  const span = removal(pointer, frontmatter, text);
  if (span !== null) yield { title: `Remove "${key}"`, span, newText: '' };
}

/** Several tables of TOML may name one key: `[menu.main]` and `[menu.side]`. */
const isNamedOnce = (pointer: string, { places }: Frontmatter): boolean =>
  places.filter((place) => place.pointer === pointer).length === 1;

/** Its values stand on lines below. */
const isTable = ({ value }: FrontmatterPlace, { language }: Frontmatter): boolean =>
  language === 'toml' && value.start === value.end;

const isText = (expected: string): boolean => expected.split(' or ').includes('string');

/** A number, `true` or a date that stands there without quotes. */
const isBare = ({ plain }: FrontmatterPlace, value: unknown, { language }: Frontmatter): boolean =>
  language === 'yaml' ? plain : typeof value === 'number' || typeof value === 'boolean';

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
function* missing(
  { key, pointer, value: schema }: Violation,
  frontmatter: Frontmatter,
  text: string,
): Generator<Repair> {
  const { default: usual, const: only, enum: choices, type } = isSchema(schema) ? schema : {};
  const first = usual ?? only ?? (Array.isArray(choices) && choices.length === 1 ? choices[0] : undefined);
  const value = first ?? (frontmatter.language === 'yaml' ? undefined : emptyOf(type));
  const edit = insertion(pointer, key, value, frontmatter, text);
  if (edit !== null) yield { title: `Insert the key "${key}"`, ...edit };
}

/** Only YAML has a value that is nothing yet. */
function emptyOf(type: unknown): unknown {
  const empty: Readonly<Record<string, unknown>> = { array: [], object: {}, boolean: false, number: 0, integer: 0 };
  return typeof type === 'string' ? (empty[type] ?? '') : '';
}
