import { getNodeValue, type Node } from 'jsonc-parser';
import picomatch from 'picomatch';
import type { Span } from '../page/page';
import { inFolder, normalize } from '../site/url';
import type { ConfigurationProblem } from './configuration';
import type { FileSource } from './files';
import { doubtsAbout, isRemote, outside, readSchemaFile, remote, type SchemaFile } from './schema-file';
import { ownExpectation, type PageSchema, type Schema } from './schemas';

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
    const read =
      typeof schema === 'string' ? await readFile(schema, file, source) : { schema, problems: doubtsAbout(schema) };
    problems.push(...read.problems.map((message) => ({ span, message, syntax: false })));
    // A schema that cannot be read is named all the same: once its file is there, it is read.
    schemas.push({ ...ownExpectation(read.schema ?? {}), file, covers: matcher(pages, folder) });
  }
  return { schemas, problems };
}

async function readFile(written: string, file: string | null, source: FileSource): Promise<SchemaFile> {
  if (isRemote(written)) return { schema: null, problems: [remote(written)] };
  if (file === null) return { schema: null, problems: [outside(written)] };
  return readSchemaFile(file, await source.read(file));
}

function inside(folder: string, written: string): string | null {
  return written.startsWith('/') ? null : normalize(inFolder(folder, written));
}

function matcher(pages: string, folder: string): (path: string) => boolean {
  const matches = picomatch(pages.replace(/^(?:\.\/)+/, ''), { dot: true });
  const start = folder === '' ? '' : `${folder}/`;
  return (path) => path.startsWith(start) && matches(path.slice(start.length));
}
