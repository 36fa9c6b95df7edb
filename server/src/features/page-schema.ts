import { oddKeys, oddValues, wordOf } from '../handbook/habits/keys';
import type { Data } from '../handbook/habits/oddity';
import type { Handbook } from '../handbook/handbook';
import { aboutPage } from '../handbook/own-schema';
import type { Schema } from '../handbook/schemas';
import type { Frontmatter } from '../page/page';

/** Of fewer pages, nothing can be told of what they do. */
const FEW = 5;
/** What nearly all do is a rule. */
const NEARLY_ALL = 0.9;
/** A key of fewer pages is nobody's habit. */
const FEW_KEYS = 3;
/** So few values, each used so often, are a vocabulary and no free text. */
const MOST_VALUES = 12;
const USES_PER_VALUE = 3;

/** The pages in a folder that have frontmatter which a site reads. */
export function frontmattersIn(folder: string, { pages }: Handbook): ReadonlyMap<string, Frontmatter & { data: Data }> {
  const found = new Map<string, Frontmatter & { data: Data }>();
  for (const [path, { frontmatter }] of pages) {
    if (folder !== '' && !path.startsWith(`${folder}/`)) continue;
    if (frontmatter === null || frontmatter.misplaced || frontmatter.data === null) continue;
    found.set(path, { ...frontmatter, data: frontmatter.data });
  }
  return found;
}

/**
 * A JSON Schema of what nearly all of these pages do; null where they are too few to tell.
 * @param pause awaited in between, so that other work of the process gets its turn
 */
export async function schemaOf(
  pages: ReadonlyMap<string, { readonly data: Data }>,
  pause: () => Promise<unknown>,
): Promise<Schema | null> {
  if (pages.size < FEW) return null;
  const keys = new Map<string, Map<string, unknown>>();
  for (const [path, { data }] of pages) {
    for (const [key, value] of Object.entries(aboutPage(data)))
      keys.set(key, (keys.get(key) ?? new Map()).set(path, value));
  }
  // What is only a slip for another key or value is no habit.
  const slips = new Set([...oddKeys(keys).values()].flat().map((oddity) => oddity.key));
  const habits = [...keys].filter(([key, values]) => values.size >= FEW_KEYS && !slips.has(key));
  const properties: [string, Schema][] = [];
  for (const [key, values] of habits) {
    await pause();
    const $comment = `On ${values.size} of ${pages.size} pages.`;
    properties.push([key, { $comment, ...schemaOfValues(key, values) }]);
  }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: `What ${pages.size} pages do.`,
    type: 'object',
    required: habits.filter(([, values]) => values.size >= NEARLY_ALL * pages.size).map(([key]) => key),
    properties: Object.fromEntries(properties),
  };
}

function schemaOfValues(key: string, values: ReadonlyMap<string, unknown>): Schema {
  const types = usualTypes([...values.values()]);
  if (types.length === 0) return {};
  const type = types.length === 1 ? types[0] : types;
  const filled = types.filter((name) => name !== 'null');
  const items = [...values.values()].filter(Array.isArray).flat();
  if (filled.length !== 1) return { type };
  if (filled[0] === 'array')
    return { type, ...(items.length === 0 ? {} : { items: schemaOfItems(key, values, items) }) };
  return { type, ...(filled[0] === 'string' ? schemaOfTexts(key, values, types.includes('null')) : {}) };
}

function schemaOfItems(key: string, lists: ReadonlyMap<string, unknown>, items: readonly unknown[]): Schema {
  const [type, ...others] = usualTypes(items);
  if (type === undefined || others.length > 0) return {};
  return { type, ...(type === 'string' ? vocabulary(key, lists, items) : {}) };
}

function schemaOfTexts(key: string, values: ReadonlyMap<string, unknown>, mayBeNull: boolean): Schema {
  const texts = [...values.values()].filter((value) => typeof value === 'string');
  const dates = texts.filter((text) => /^\d{4}-\d{2}-\d{2}$/.test(text));
  if (dates.length >= NEARLY_ALL * texts.length) return { format: 'date' };
  const { enum: choices } = vocabulary(key, values, texts);
  return choices === undefined ? {} : { enum: mayBeNull ? [...choices, null] : choices };
}

/** The values of a key that has few, the commonest first. */
function vocabulary(
  key: string,
  values: ReadonlyMap<string, unknown>,
  used: readonly unknown[],
): { readonly enum?: readonly unknown[] } {
  const counts = new Map<string, number>();
  for (const value of used) {
    const word = wordOf(value);
    if (word !== '' && word === value) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  if (used.length < USES_PER_VALUE * counts.size) return {};
  for (const oddity of [...oddValues(key, values).values()].flat()) {
    if (oddity.kind === 'value') counts.delete(oddity.written);
  }
  if (counts.size === 0 || counts.size > MOST_VALUES) return {};
  return { enum: [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word) };
}

/** The types that hardly any value is without, the commonest first; none where the values are of all sorts. */
function usualTypes(values: readonly unknown[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(typeOf(value), (counts.get(typeOf(value)) ?? 0) + 1);
  const whole = counts.get('integer');
  if (whole !== undefined && counts.has('number')) {
    counts.set('number', whole + (counts.get('number') ?? 0));
    counts.delete('integer');
  }
  const usual: string[] = [];
  let covered = 0;
  for (const [type, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (covered >= NEARLY_ALL * values.length) break;
    usual.push(type);
    covered += count;
  }
  return usual.length > 2 ? [] : usual;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
