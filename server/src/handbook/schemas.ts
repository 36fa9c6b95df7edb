import { getNodeValue, type Node, type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import picomatch from 'picomatch';
import type { Span } from '../page/page';
import { normalize } from '../site/url';
import type { ConfigurationProblem } from './configuration';
import type { FileSource } from './files';

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
    const remote = read.schema === null ? null : remoteReference(read.schema);
    const problem = read.problem ?? (remote === null ? null : `"${remote}" is not read: ${NEVER_REMOTE}`);
    if (problem !== null) problems.push({ span, message: problem, syntax: false });
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
  const errors: ParseError[] = [];
  const schema: unknown = parse(new TextDecoder().decode(bytes), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) {
    return { schema: null, problem: `${file} is not valid JSON: ${printParseErrorCode(error.error)}.` };
  }
  return isSchema(schema) ? { schema } : { schema: null, problem: `${file} is no JSON Schema: it must be an object.` };
}

function inside(folder: string, written: string): string | null {
  return written.startsWith('/') ? null : normalize(folder === '' ? written : `${folder}/${written}`);
}

function matcher(pages: string, folder: string): (path: string) => boolean {
  const matches = picomatch(pages.replace(/^(?:\.\/)+/, ''), { dot: true });
  const start = folder === '' ? '' : `${folder}/`;
  return (path) => path.startsWith(start) && matches(path.slice(start.length));
}

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A `$ref` that leads out of the schema. */
function remoteReference(schema: unknown): string | null {
  if (typeof schema !== 'object' || schema === null) return null;
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref' && typeof value === 'string') {
      if (!value.startsWith('#')) return value;
    } else if (key !== 'enum' && key !== 'const' && key !== 'default' && key !== 'examples') {
      const found = remoteReference(value);
      if (found !== null) return found;
    }
  }
  return null;
}
