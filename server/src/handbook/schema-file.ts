import { jsonValue } from './json';
import { readPattern } from './patterns';
import { isSchema, type Schema } from './schemas';

/** What was read of a schema's file. */
export interface SchemaFile {
  /** Null when the file is no JSON Schema. */
  readonly schema: Schema | null;
  /** Why it is none, or what of it is left out, in the author's words. */
  readonly problems: readonly string[];
}

/** Nothing that is said of frontmatter is as long; a longer file would hold the editor up. */
export const MOST_BYTES = 200_000;

const NEVER_REMOTE = 'schemas are never read from the network. Keep a copy in the handbook and name its path.';

/** Each file is read once, however many pages follow it. */
const known = new WeakMap<Uint8Array, SchemaFile>();

/** Reads the JSON Schema in a file; comments and trailing commas are fine. Null for a file that is not there. */
export function readSchemaFile(path: string, bytes: Uint8Array | null): SchemaFile {
  if (bytes === null) return { schema: null, problems: [`There is no file ${path}.`] };
  const read = known.get(bytes) ?? parse(path, bytes);
  known.set(bytes, read);
  return read;
}

/** A schema that is written as a URL is not read. */
export const isRemote = (written: string): boolean => /^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(written);
export const remote = (written: string): string => `"${written}" is not read: ${NEVER_REMOTE}`;
export const outside = (written: string): string => `"${written}" is not read: it lies outside of the opened folder.`;

function parse(path: string, bytes: Uint8Array): SchemaFile {
  if (bytes.length > MOST_BYTES) return { schema: null, problems: [`${path} is too large to be read as a schema.`] };
  const { value, error } = jsonValue(new TextDecoder().decode(bytes));
  if (error !== null) return { schema: null, problems: [`${path} is not valid JSON: ${error}.`] };
  return isSchema(value)
    ? { schema: value, problems: doubtsAbout(value) }
    : { schema: null, problems: [`${path} is no JSON Schema: it must be an object.`] };
}

/** What of a schema is left out. */
export function doubtsAbout(schema: unknown): string[] {
  const doubts: string[] = [];
  for (const [key, value] of keywordsOf(schema)) {
    if (key === '$ref' && typeof value === 'string' && !value.startsWith('#')) doubts.push(remote(value));
    const patterns =
      key === 'pattern' ? [value] : key === 'patternProperties' && isSchema(value) ? Object.keys(value) : [];
    for (const pattern of patterns) {
      if (typeof pattern !== 'string' || readPattern(pattern) !== null) continue;
      doubts.push(`The pattern ${pattern} is left out: it has a mistake, looks ahead or behind, or refers back.`);
    }
  }
  return doubts;
}

/** All keywords of a schema and of the schemas in it. */
function* keywordsOf(schema: unknown): Generator<readonly [string, unknown]> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    yield [key, value];
    if (key !== 'enum' && key !== 'const' && key !== 'default' && key !== 'examples') yield* keywordsOf(value);
  }
}
