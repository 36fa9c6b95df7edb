import type { Page } from '../page/page';
import type { Reads } from '../site/profile';
import { decode } from '../site/url';

/** JSON Schema, as written. */
export type Schema = Readonly<Record<string, unknown>>;

/** What somebody asks of a page's frontmatter. */
export interface Demand {
  readonly schema: Schema;
  /** Which of what the schema does not allow is said; `choices`: missing keys, and values that cannot be chosen. */
  readonly values: Reads['values'] | 'choices';
  /** Who asks it and why, as a sentence; empty for the handbook itself. */
  readonly because: string;
}

/** What is asked of the frontmatter of some pages. */
export interface PageSchema extends Demand {
  /** Path of the schema's file; null when it stands in a configuration. */
  readonly file: string | null;
  covers(path: string, page: Page): boolean;
}

/** What the handbook itself asks. */
export const ownDemand = (schema: Schema): Demand => ({ schema, values: 'exact', because: '' });

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `#/$defs/x` in the schema itself. */
export function referred(root: Schema, reference: string): unknown {
  if (!reference.startsWith('#')) return {};
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
