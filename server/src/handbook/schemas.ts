import type { Page } from '../page/page';
import type { Reads } from '../site/profile';
import { decode } from '../site/url';

/** JSON Schema, as written. */
export type Schema = Readonly<Record<string, unknown>>;

/** What somebody expects of a page's frontmatter. */
export interface Expectation extends Omit<Reads, 'values'> {
  /** Which of what the schema does not allow is said; `choices`: missing keys, and values that cannot be chosen. */
  readonly values: Reads['values'] | 'choices';
  /** What does not build the site otherwise; empty where that is up to the site. */
  readonly generator: string;
  /** Where it is expected, as a sentence; may be empty. */
  readonly because: string;
}

/** What is expected of the frontmatter of some pages. */
export interface PageSchema extends Expectation {
  /** Path of the schema's file; null when it stands in a configuration. */
  readonly file: string | null;
  covers(path: string, page: Page): boolean;
}

/** What the handbook itself expects. */
export const ownExpectation = (schema: Schema): Expectation => ({
  schema,
  values: 'exact',
  generator: '',
  because: '',
});
export const isOwn = ({ generator, because }: Expectation): boolean => generator === '' && because === '';

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `#/$defs/x` in the schema itself; of what is named otherwise, such as `#person`, nothing is known. */
export function referred(root: Schema, reference: string): unknown {
  if (!/^#(?:\/|$)/.test(reference)) return {};
  const names = decode(reference.slice(1)).split('/').slice(1);
  return names.reduce<unknown>((schema, name) => {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
    return isSchema(schema) && Object.hasOwn(schema, key) ? schema[key] : undefined;
  }, root);
}

/** Types in an author's words. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  null: 'empty',
};

export const typesInWords = (types: readonly string[]): string => types.map((type) => TYPES[type] ?? type).join(' or ');
