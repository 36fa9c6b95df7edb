import type { Frontmatter, Page, Span } from '../page/page';
import type { Site } from '../site/profile';
import { dirname, inFolder, normalize } from '../site/url';
import type { Severity } from './configuration';
import type { FileTree } from './files';
import { isRemote, outside, readSchemaFile, remote, type SchemaFile } from './schema-file';
import type { Schema } from './schemas';

/** The key that names a page's schema. It says nothing of the page itself. */
export const SCHEMA_KEY = '$schema';

/** The schema that a page names for itself. */
export interface OwnSchema {
  /** Of the name, as written. */
  readonly span: Span;
  /** Null where it cannot be read. */
  readonly schema: Schema | null;
  /** Why it is not read, or what of it is left out. */
  readonly problem: { readonly severity: Severity; readonly message: string } | null;
}

interface Named {
  /** Null for what is no text. */
  readonly written: string | null;
  readonly span: Span;
}

/** What a frontmatter says of its page: all but the name of its schema. */
export function aboutPage<T extends Readonly<Record<string, unknown>>>(data: T): Omit<T, typeof SCHEMA_KEY> {
  const { [SCHEMA_KEY]: _, ...rest } = data;
  return rest;
}

/** Reads the schema that a page names. Null where it names none, and while the file is not read yet. */
export function ownSchema(path: string, { frontmatter, text }: Page, site: Site, tree: FileTree): OwnSchema | null {
  const named = frontmatter === null || frontmatter.misplaced ? null : nameIn(frontmatter, text);
  if (named === null) return null;
  const { written, span } = named;
  const refused = (severity: Severity, message: string): OwnSchema => {
    return { span, schema: null, problem: { severity, message } };
  };
  if (written === null) return refused('warning', `"${SCHEMA_KEY}" must be the path of a JSON Schema.`);
  if (isRemote(written)) return refused('information', remote(written));
  const files = pathsOf(written, path, site);
  const [first] = files;
  if (first === undefined) return refused('warning', outside(written));
  const found = files.map((file) => site.look(file));
  if (found.some(({ kind }) => kind === 'pending')) return null;
  const file = found.flatMap((each) => (each.kind === 'file' ? [each.path] : []))[0];
  if (file === undefined) {
    const almost = found.flatMap((each) => (each.kind === 'absent' && each.almost !== null ? [each.almost] : []))[0];
    return refused('warning', `There is no file ${first}. ${almost === undefined ? WHERE : otherCase(almost)}`);
  }
  const bytes = tree.bytes(file);
  return bytes === 'pending' ? null : read(span, readSchemaFile(file, bytes));
}

const otherCase = (path: string): string => `There is ${path}: upper and lower case count.`;
const WHERE = `"${SCHEMA_KEY}" is a path from this page, or with a / before it from the top of the opened folder.`;

function read(span: Span, { schema, problems }: SchemaFile): OwnSchema {
  const [message] = problems;
  const severity = schema === null ? 'warning' : 'information';
  return { span, schema, problem: message === undefined ? null : { severity, message } };
}

/** Where a schema may lie: with a slash, below the top of the opened folder or of the handbook. */
function pathsOf(written: string, path: string, { root }: Site): string[] {
  const folders = written.startsWith('/') ? ['', root] : [dirname(path)];
  return folders.flatMap((folder) => normalize(inFolder(folder, written.replace(/^\/+/, ''))) ?? []);
}

/** The name under the key, or in the comment that other editors look for. While it is being written, YAML may be broken. */
function nameIn(frontmatter: Frontmatter, text: string): Named | null {
  const { data, places } = frontmatter;
  if (data === null || !Object.hasOwn(data, SCHEMA_KEY)) return inLines(frontmatter, text);
  const value = data[SCHEMA_KEY];
  const place = places.find(({ pointer }) => pointer === `/${SCHEMA_KEY}`);
  if (typeof value === 'string' && value !== '') return { written: value, span: place?.value ?? opening(frontmatter) };
  return { written: null, span: place?.key ?? opening(frontmatter) };
}

const opening = ({ span: { start } }: Frontmatter): Span => ({ start, end: start + 3 });

/** `# yaml-language-server: $schema=x.json` above the first key; or the key, in a frontmatter that cannot be read. */
function inLines({ language, content, data }: Frontmatter, text: string): Named | null {
  if (language !== 'yaml') return null;
  const pattern = data === null ? ANYWHERE : COMMENT;
  let isTop = true;
  for (const { 0: line, index } of text.slice(content.start, content.end).matchAll(LINES)) {
    const [, before = '', written = ''] = (isTop && COMMENT.exec(line)) || pattern.exec(line) || [];
    const start = content.start + index + before.length;
    if (written !== '') return { written, span: { start, end: start + written.length } };
    isTop &&= /^\s*(?:#|$)/.test(line);
    if (!isTop && data !== null) return null;
  }
  return null;
}

const LINES = /[^\r\n]+/g;
const COMMENT = /^(#\s*yaml-language-server\s*:\s*\$schema=)(\S+)/;
const ANYWHERE = /^(["']?\$schema["']?\s*:\s*["']?)([^"'\s]+)/;
