import { basename, dirname } from './url';

/** The name that a page goes by: its file's, or its folder's for an index page. As Hugo reads names: in lower case, with hyphens. */
export function pageName(path: string): string {
  const stem = path.replace(/\.(?:md|markdown|mdx)$/i, '');
  return plainName(/^_?index$/i.test(basename(stem)) ? basename(dirname(stem)) : basename(stem));
}

export const plainName = (path: string): string => path.normalize('NFC').toLowerCase().replace(/\s/g, '-');
