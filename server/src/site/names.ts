import type { Layout } from './profile';
import { basename, dirname, within } from './url';

/** The name that a page goes by: its file's, or its folder's for an index page. As Hugo reads names: in lower case, with hyphens. */
export function pageName(path: string): string {
  const stem = path.replace(/\.(?:md|markdown|mdx)$/i, '');
  return plainName(/^_?index$/i.test(basename(stem)) ? basename(dirname(stem)) : basename(stem));
}

export const plainName = (path: string): string => path.normalize('NFC').toLowerCase().replace(/\s/g, '-');

/** What a URL path ends with, without all that the URLs of one page differ in: letter case, extensions, `index.html`. */
export function endOf(urlPath: string): string {
  for (let rest = urlPath; rest !== ''; rest = dirname(rest)) {
    const name = bare(basename(rest));
    if (name !== '' && name !== 'index') return name;
  }
  return '';
}

/** What a page's URLs end with where they are made of its path: its name, its folder's, or the site's at the top. */
export function endsOf(path: string, layout: Layout): readonly string[] {
  const name = endOf(basename(path));
  const folder = endOf(dirname(path));
  const mayBeTop = name === '' || name === 'readme' || dirname(within(layout.root, path)) === '';
  return mayBeTop ? [name, folder, '', endOf(layout.baseUrl)] : [name, folder];
}

/** Of the two small sigmas, which one a capital becomes rests on what follows it. */
const bare = (name: string): string => stem(name).normalize('NFC').toLowerCase().replaceAll('ς', 'σ');

/** Asked of every page of a handbook, where an expression would take most of the time. */
const stem = (name: string): string => name.slice(0, `${name}.`.indexOf('.'));
