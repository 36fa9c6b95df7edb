import { type Uses, usesBelow } from '../handbook/habits/uses';
import type { Handbook } from '../handbook/handbook';
import { type Described, describedAt, keysKnown, type Layers } from '../handbook/schema-parts';
import { typesInWords } from '../handbook/schemas';
import { namesOf } from '../page/frontmatter-links';
import type { Frontmatter, Span } from '../page/page';

/** Words of a vocabulary that are shown. */
const MOST_VALUES = 8;

/** What is known of a key of the frontmatter, in Markdown. */
export interface AboutKey {
  readonly value: string;
  readonly span: Span;
}

/**
 * The key at an offset: what schemas say of it, and what the other pages do with it. Null where nothing is known. Each step
 * looks at one page.
 */
export function* aboutKey(
  { pages }: Handbook,
  path: string,
  frontmatter: Frontmatter,
  schemas: Layers,
  offset: number,
): Generator<null, AboutKey | null> {
  const place = frontmatter.places.find(({ key }) => key !== null && key.start <= offset && offset <= key.end);
  if (!place?.key || frontmatter.misplaced) return null;
  const keys = namesOf(place.pointer);
  const [around, own] = [keys.slice(0, -1), keys.at(-1) ?? ''];
  const known = keysKnown(schemas, around).get(own);
  const uses = (yield* usesBelow(pages, path, around, own)).get(own);
  const said = [
    known === undefined ? '' : aboutValue(describedAt(schemas, keys), known.required),
    uses === undefined ? '' : aboutUses(uses),
  ].filter((text) => text !== '');
  if (said.length === 0) return null;
  return { value: [`**${inWords(keys.join(' › '))}**`, ...said].join('\n\n'), span: place.key };
}

/** What schemas say of a value, in Markdown. */
export function aboutValue(about: Described, required = false): string {
  const facts = [
    required ? 'Required.' : '',
    about.allowed.length === 0 && about.types.length > 0 ? `Must be ${typesInWords(about.types)}.` : '',
    about.allowed.length > 0 ? `One of: ${about.allowed.map(inCode).join(', ')}.` : '',
    about.default === undefined ? '' : `Without it: ${inCode(about.default)}.`,
  ].filter((fact) => fact !== '');
  return [about.description, facts.join(' ')].filter((text) => text !== '').join('\n\n');
}

function aboutUses({ of, count, values }: Uses): string {
  const pages = `${count} of ${of} other ${of === 1 ? 'page has' : 'pages have'} it`;
  const shown = [...values].slice(0, MOST_VALUES).map(([value, times]) => `${inCode(value)} (${times})`);
  if (shown.length === 0) return `${pages}.`;
  return `${pages}: ${shown.join(', ')}${values.size > shown.length ? ', …' : '.'}`;
}

const inWords = (text: string): string => text.replace(/[\\`*_{}[\]()<>#+!|~-]/g, '\\$&');

function inCode(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
