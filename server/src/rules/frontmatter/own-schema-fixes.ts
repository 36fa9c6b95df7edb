import { fileKey } from '../../handbook/files';
import { nearest } from '../../handbook/nearest';
import { SCHEMA_KEY } from '../../handbook/own-schema';
import type { Frontmatter } from '../../page/page';
import { basename, dirname, relative } from '../../site/url';
import type { Finding, Fix, FixContext } from '../rule';
import { removal } from './removal';
import { silence } from './writing';

const MOST = 3;

/** The ways out of a schema that cannot be read: another file that may be meant, or none. */
export function* ownSchemaFixes(
  finding: Finding,
  frontmatter: Frontmatter,
  text: string,
  context: FixContext,
): Generator<Fix> {
  const { path, rule, span } = finding;
  const written = text.slice(span.start, span.end);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const name = written.slice(quote.length, written.length - quote.length);
  const files = filesLike(name, context)
    .map(({ file, isSame }) => ({ url: spelled(file, name, path), isSame }))
    // The file that is named may be there, and be no schema.
    .filter(({ url }) => url !== name);
  for (const { url, isSame } of files.slice(0, MOST)) {
    // A file of that name may have come from another address.
    const preferred = isSame && files.length === 1 && !name.includes(':');
    yield fix(`Change to ${url}`, path, { span, newText: quote + url + quote }, preferred);
  }
  const pointer = `/${SCHEMA_KEY}`;
  const isKey = frontmatter.places.some((place) => place.pointer === pointer);
  const gone = isKey ? removal(pointer, frontmatter, text) : lineAt(span.start, text);
  if (gone !== null) yield fix(`Remove "${SCHEMA_KEY}"`, path, { span: gone, newText: '' }, false);
  yield* silence(rule, path, frontmatter, span, text);
}

/** JSON files that are called so, else those that are called nearly so. */
function filesLike(written: string, { handbook }: FixContext): { readonly file: string; readonly isSame: boolean }[] {
  const name = basename(written);
  const known = handbook.tree.known().filter((file) => file.endsWith('.json'));
  const called = (wanted: string): string[] =>
    known.filter((file) => fileKey(basename(file)) === fileKey(wanted)).sort();
  const same = called(name);
  const near = same.length > 0 ? null : nearest(name, known.map(basename));
  return (near === null ? same : called(near)).map((file) => ({ file, isSame: near === null }));
}

/** As the author writes paths. */
function spelled(file: string, written: string, path: string): string {
  if (written.startsWith('/')) return `/${file}`;
  const url = relative(dirname(path), file);
  return written.startsWith('./') && !url.startsWith('../') ? `./${url}` : url;
}

function lineAt(offset: number, text: string): Finding['span'] {
  const start = text.slice(0, offset).search(/[^\r\n]*$/);
  return { start, end: start + (/^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(start))?.[0].length ?? 0) };
}

function fix(
  title: string,
  path: string,
  edit: { readonly span: Finding['span']; readonly newText: string },
  preferred: boolean,
): Fix {
  return { title, why: '', preferred, edits: [{ path, ...edit }], create: [] };
}
