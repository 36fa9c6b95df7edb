import { getNodeValue, type Node } from 'jsonc-parser';
import picomatch from 'picomatch';
import type { Span } from '../page/page';
import { decode, inFolder, normalize } from '../site/url';
import type { ConfigurationProblem } from './configuration';
import type { FileSource } from './files';
import { readJson } from './json';
import { readPattern } from './patterns';

/** JSON Schema, as written. */
export type Schema = Readonly<Record<string, unknown>>;

/** What the frontmatter of some pages must look like. */
export interface PageSchema {
  readonly schema: Schema;
  /** Path of the schema's file; null when it stands in the configuration. */
  readonly file: string | null;
  covers(path: string): boolean;
}

/** An entry of `frontmatter` in the configuration, before its schema is read. */
export interface SchemaEntry {
  readonly pages: string;
  /** The schema, or the path of its file as written. */
  readonly schema: Schema | string;
  /** Of the schema or the path in the configuration. */
  readonly span: Span;
}

type Say = (node: Node, message: string) => void;
type CheckKeys = (node: Node, known: readonly string[], what: string, say: Say) => void;

const SHAPE = '"frontmatter" must be a list: [{ "pages": "**", "schema": { … } }].';

export function readSchemas(node: Node | undefined, say: Say, checkKeys: CheckKeys): SchemaEntry[] {
  if (node === undefined) return [];
  if (node.type !== 'array') {
    say(node, SHAPE);
    return [];
  }
  return (node.children ?? []).flatMap((entry) => readEntry(entry, say, checkKeys));
}

function readEntry(entry: Node, say: Say, checkKeys: CheckKeys): SchemaEntry[] {
  if (entry.type !== 'object') {
    say(entry, SHAPE);
    return [];
  }
  checkKeys(entry, ['pages', 'schema'], 'setting', say);
  const property = (key: string): Node | undefined =>
    entry.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];
  const [pages, schema] = [property('pages'), property('schema')];
  if (pages !== undefined && pages.type !== 'string') say(pages, '"pages" must be a glob in double quotes: "team/**".');
  if (schema === undefined) say(entry, 'A "schema" is missing: { … }, or the path of its file.');
  else if (schema.type !== 'object' && schema.type !== 'string') {
    say(schema, '"schema" must be a JSON Schema, or the path of its file.');
  } else if (pages === undefined || pages.type === 'string') {
    const span = { start: schema.offset, end: schema.offset + schema.length };
    return [{ pages: String(pages?.value ?? '**'), schema: getNodeValue(schema), span }];
  }
  return [];
}

/** Brings the schemas from their files. Nothing is read from the network, nor from outside of the opened folder. */
export async function loadSchemas(
  entries: readonly SchemaEntry[],
  folder: string,
  source: FileSource,
): Promise<{ readonly schemas: readonly PageSchema[]; readonly problems: readonly ConfigurationProblem[] }> {
  const schemas: PageSchema[] = [];
  const problems: ConfigurationProblem[] = [];
  for (const { pages, schema, span } of entries) {
    const file = typeof schema === 'string' ? inside(folder, schema) : null;
    const read = typeof schema === 'string' ? await readFile(schema, file, source) : { schema };
    const messages = read.problem === undefined ? doubtsAbout(read.schema) : [read.problem];
    problems.push(...messages.map((message) => ({ span, message, syntax: false })));
    // A schema that cannot be read is named all the same: once its file is there, it is read.
    schemas.push({ schema: read.schema ?? {}, file, covers: matcher(pages, folder) });
  }
  return { schemas, problems };
}

const NEVER_REMOTE = 'schemas are never read from the network. Keep a copy in the handbook and name its path.';

async function readFile(
  written: string,
  file: string | null,
  source: FileSource,
): Promise<{ readonly schema: Schema | null; readonly problem?: string }> {
  if (/^[a-z][a-z\d+.-]+:/i.test(written))
    return { schema: null, problem: `"${written}" is not read: ${NEVER_REMOTE}` };
  if (file === null)
    return { schema: null, problem: `"${written}" is not read: it lies outside of the opened folder.` };
  const bytes = await source.read(file);
  if (bytes === null) return { schema: null, problem: `There is no file ${file}.` };
  const { tree, errors } = readJson(new TextDecoder().decode(bytes));
  const [error] = errors;
  if (error !== undefined) return { schema: null, problem: `${file} is not valid JSON: ${error.message}.` };
  const schema: unknown = tree && getNodeValue(tree);
  return isSchema(schema) ? { schema } : { schema: null, problem: `${file} is no JSON Schema: it must be an object.` };
}

function inside(folder: string, written: string): string | null {
  return written.startsWith('/') ? null : normalize(inFolder(folder, written));
}

function matcher(pages: string, folder: string): (path: string) => boolean {
  const matches = picomatch(pages.replace(/^(?:\.\/)+/, ''), { dot: true });
  const start = folder === '' ? '' : `${folder}/`;
  return (path) => path.startsWith(start) && matches(path.slice(start.length));
}

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

/** Those of the schemas that are about a page. */
export const schemasFor = (path: string, schemas: readonly PageSchema[]): Schema[] =>
  schemas.filter(({ covers }) => covers(path)).map(({ schema }) => schema);

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

/** What of a schema is left out. */
function doubtsAbout(schema: unknown): string[] {
  const doubts: string[] = [];
  for (const [key, value] of keywordsOf(schema)) {
    if (key === '$ref' && typeof value === 'string' && !value.startsWith('#')) {
      doubts.push(`"${value}" is not read: ${NEVER_REMOTE}`);
    }
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
