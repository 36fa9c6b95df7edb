import { type Collections, readCollections } from '../site/configuration';
import { basename, inFolder, within } from '../site/url';
import type { FileTree } from './files';
import type { FoundSchemas } from './found-schemas';
import { readSchemaFile } from './schema-file';
import { isSchema, type PageSchema, referred, type Schema } from './schemas';

/** A schema that the generator has written of a collection. */
const WRITTEN = '.schema.json';

/** What the generator asks of the pages of its collections: in the schemas that it has written, else in their definition. */
export async function collectionSchemas(where: Collections, name: string, tree: FileTree): Promise<FoundSchemas> {
  const [definition, text] = await definitionIn(where, tree);
  const defined = readCollections(text, where);
  const written = await writtenIn(where, tree);
  const schemas = [...new Set([...written.keys(), ...defined.keys()])].flatMap((collection): PageSchema[] => {
    const own = defined.get(collection);
    const [file, bytes] = written.get(collection) ?? [definition, null];
    const schema = bytes === null ? own?.schema : opened(readSchemaFile(file, bytes).schema);
    const folder = own === undefined ? inFolder(where.pages, collection) : own.folder;
    if (!isSchema(schema) || folder === null) return [];
    return [
      {
        schema,
        file,
        // What is coerced may be written as something else.
        values: bytes !== null && COERCED.test(text) ? 'converted' : 'exact',
        generator: name,
        because: `See the collection "${collection}" in ${file}.`,
        covers: (path) => isIn(folder, path),
      },
    ];
  });
  const decoder = new TextDecoder();
  const texts = [...written.values()].map(([file, bytes]) => [file, decoder.decode(bytes)]);
  return { schemas, print: JSON.stringify([definition, text, texts]) };
}

const COERCED = /\bcoerce\s*\.\s*(?:string|number|boolean)|\bpreprocess\b/;

async function definitionIn({ definitions }: Collections, tree: FileTree): Promise<[string, string]> {
  for (const file of definitions) {
    const bytes = await tree.read(file);
    if (bytes !== null) return [file, new TextDecoder().decode(bytes)];
  }
  return ['', ''];
}

async function writtenIn({ schemas }: Collections, tree: FileTree): Promise<Map<string, [string, Uint8Array]>> {
  const found = new Map<string, [string, Uint8Array]>();
  if (!(await tree.has(schemas))) return found;
  for (const { name, kind } of await tree.list(schemas)) {
    if (kind !== 'file' || !name.endsWith(WRITTEN)) continue;
    const file = inFolder(schemas, name);
    const bytes = await tree.read(file);
    if (bytes !== null) found.set(name.slice(0, -WRITTEN.length), [file, bytes]);
  }
  return found;
}

/** A file or a folder with `_` before its name is no page. */
function isIn(folder: string, path: string): boolean {
  const isInside = folder === '' || path.startsWith(`${folder}/`);
  return (
    isInside &&
    !within(folder, path)
      .split('/')
      .some((name) => basename(name).startsWith('_'))
  );
}

/** Keys that a schema does not know are left away by the generator, not refused. */
function opened(schema: Schema | null): unknown {
  const open = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(open);
    if (!isSchema(value)) return value;
    const kept = Object.entries(value).filter(([key, each]) => key !== 'additionalProperties' || each !== false);
    return Object.fromEntries(kept.map(([key, each]) => [key, open(each)]));
  };
  // What is converted is looked up at the top of the schema.
  const { $ref: reference, ...rest } = schema ?? {};
  const top = typeof reference === 'string' ? referred(rest, reference) : null;
  return open(isSchema(top) ? { ...rest, ...top } : schema);
}
