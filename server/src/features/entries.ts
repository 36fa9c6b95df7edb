import { type Uses, usesBelow } from '../handbook/habits/uses';
import type { Handbook } from '../handbook/handbook';
import { type Described, describedAt, keysKnown, type Layers } from '../handbook/schema-parts';
import { heldBy, isPath } from '../page/frontmatter-links';
import type { Span } from '../page/page';
import { onOneLine } from '../page/yaml/write';
import { aboutValue } from './about-key';
import { writtenKey, writtenValue } from './entry-writing';
import type { HalfEntryAt, ValuePlace } from './half-entry/half-entry';

/** A key or a value of a frontmatter that an author may mean. */
export interface Entry {
  readonly kind: 'key' | 'value';
  readonly label: string;
  /** As it is to stand in the text. */
  readonly newText: string;
  /** What is to stand behind the cursor then, such as a closing bracket. */
  readonly behind: string;
  readonly span: Span;
  /** Where a comma is to be put before it; null where none is missing. */
  readonly comma: number | null;
  /** How many pages have it; empty where none has. */
  readonly detail: string;
  /** In Markdown; empty where nothing is known. */
  readonly about: string;
  /** What is common comes first. */
  readonly order: string;
  /** Of a key: values are suggested behind it. */
  readonly hasValues: boolean;
}

/** The frontmatter that an entry is written in. */
export interface EntryWriting {
  readonly handbook: Handbook;
  readonly path: string;
  readonly text: string;
  readonly half: HalfEntryAt;
  /** Of the handbook's configuration, then of its generator. */
  readonly schemas: Layers;
}

/** What may be meant by a half-written key or value: what schemas say, and what the other pages do. Many steps find nothing. */
export function* entries(writing: EntryWriting): Generator<Entry | null> {
  if (writing.half.siblings !== null) yield* keys(writing, writing.half.siblings);
  if (writing.half.value !== null) yield* values(writing, writing.half.value);
}

function* keys(writing: EntryWriting, siblings: ReadonlySet<string>): Generator<Entry | null> {
  const { handbook, path, text, half, schemas } = writing;
  const known = keysKnown(schemas, half.keys);
  const used = yield* usesBelow(handbook.pages, path, half.keys);
  for (const key of new Set([...known.keys(), ...used.keys()])) {
    if (siblings.has(key)) continue;
    const about = known.get(key);
    const own = [...half.keys, key];
    const uses = used.get(key) ?? NONE;
    const listed = isListed(about, uses);
    const rank = about?.required ? 0 : uses.count > 0 ? 1 : 2 + (about?.layer ?? 0);
    yield {
      kind: 'key',
      label: key,
      ...writtenKey(key, half, listed ? 'list' : isGroup(about, uses) ? 'group' : 'value', text),
      span: half.span,
      comma: half.comma,
      detail: inPages(uses.count),
      about: about === undefined ? '' : aboutValue(about),
      order: `${rank}${less(uses.near)}${less(uses.count)}${key}`,
      hasValues: !half.hasColon && (uses.values.size > 0 || describedAt(schemas, own, listed).proposed.length > 0),
    };
  }
}

const NONE: Uses = { of: 0, count: 0, near: 0, lists: 0, groups: 0, values: new Map() };

const isGroup = (about: Described | undefined, uses: Uses): boolean =>
  about === undefined || about.types.length !== 1 ? 2 * uses.groups > uses.count : about.types[0] === 'object';

const isListed = (about: Described | undefined, uses: Uses): boolean =>
  about === undefined || about.types.length !== 1 ? 2 * uses.lists > uses.count : about.types[0] === 'array';

function* values(writing: EntryWriting, place: ValuePlace): Generator<Entry | null> {
  const { handbook, path, half, schemas } = writing;
  const own = half.keys.at(-1) ?? '';
  const used = (yield* usesBelow(handbook.pages, path, half.keys.slice(0, -1), own)).get(own) ?? NONE;
  const whole = describedAt(schemas, half.keys);
  const listed = isListed(whole, used);
  if (place === 'bare' && !listed) return;
  const about = place === 'whole' && !listed ? whole : describedAt(schemas, half.keys, true);
  const other = about.types.includes('boolean') || [...used.values.keys()].some((value) => typeof value === 'boolean');
  const allowed = new Map(about.allowed.map((value) => [JSON.stringify(value), value]));
  const proposed = [...about.proposed, ...used.values.keys(), ...(other ? [true, false] : [])];
  const held = heldBy(half.keys);
  for (const [index, value] of distinct(proposed).entries()) {
    const written = writtenValue(value, half, listed);
    if (written === null || (allowed.size > 0 && !allowed.has(JSON.stringify(value)))) continue;
    // Paths are suggested as links are.
    if (typeof value === 'string' && held !== null && isPath(value, held.guess)) continue;
    const count = used.values.get(value as string | boolean) ?? 0;
    yield {
      kind: 'value',
      label: typeof value === 'string' ? value : onOneLine(value),
      newText: written,
      behind: '',
      span: half.span,
      comma: half.comma,
      detail: inPages(count) || (isSame(value, about.default) ? 'default' : ''),
      about: about.description,
      order: `4${less(count)}${String(index).padStart(4, '0')}`,
      hasValues: false,
    };
  }
}

const distinct = (all: readonly unknown[]): unknown[] => [
  ...new Map(all.map((value) => [JSON.stringify(value), value])).values(),
];
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const inPages = (count: number): string => (count === 0 ? '' : count === 1 ? 'in 1 page' : `in ${count} pages`);
/** So that what is more comes first in the order of texts. */
const less = (count: number): string => String(99_999 - Math.min(count, 99_999)).padStart(5, '0');
