import { plainName } from '../names';
import type { From, Layout, RefReading, Refs } from '../profile';
import { basename, dirname, inFolder, normalize, relative } from '../url';
import { type Languages, languageOf, withoutLanguage } from './hugo-languages';
import { withoutExtension, withoutRoot } from './shared';

export interface RefOptions extends Languages {
  /** Folder of the configuration. */
  readonly folder: string;
  /** Folder of all pages of the site; null when it is not known, and the handbook's root stands for it. */
  readonly content: string | null;
  /** Pages are mounted from elsewhere too. */
  readonly mounts: boolean;
}

/**
 * Hugo's `ref` and `relref`. Hugo looks from the page's folder first and from the content folder then, for a page of this
 * path in whatever case, with or without its extension; a path without a slash may be the name of any page.
 */
export function hugoRefs(options: RefOptions): Refs {
  return {
    identity: (path, layout) => {
      const rest = below(contentOf(layout, options), path);
      return rest === null ? null : identityOf(withoutExtension(rest), rest, options);
    },
    read: (path, from, layout) => read(path, from, layout, options),
    spellings: (path, like, from, layout) => spellings(path, like, from, contentOf(layout, options)),
  };
}

const contentOf = (layout: Layout, { content }: RefOptions): string => content ?? layout.root;

/** A path as seen from a folder; null when it lies elsewhere. */
const below = (folder: string, path: string): string | null =>
  folder === '' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;

/** @param stem in the content folder, without its extension; a page of the language of `by`, which is a file there */
function identityOf(stem: string, by: string, options: RefOptions): string {
  const language = languageOf(withoutExtension(by), options) ?? options.languages[0] ?? '';
  return `${language}:${plainName(withoutIndex(withoutLanguage(stem, options)))}`;
}

const isIndex = (stem: string): boolean => /^_?index$/i.test(basename(stem));
const withoutIndex = (stem: string): string => (isIndex(stem) ? dirname(stem) : stem);

/** Of files that Hugo makes pages of. */
const FORMATS = ['md', 'markdown', 'html', 'htm', 'adoc', 'org', 'rst', 'pandoc'];
const EXTENSION = new RegExp(String.raw`\.(?:${FORMATS.join('|')})$`, 'i');

function read(path: string, from: From, layout: Layout, options: RefOptions): RefReading {
  const content = contentOf(layout, options);
  const here = below(content, from.path) ?? '';
  const bare = path.replace(/\/+$/, '');
  const stem = bare.replace(EXTENSION, '');
  const stems = startsOf(path, here, stem !== bare)
    .flatMap((start) => normalize(`${start}/${stem}`) ?? [])
    .map(withoutIndex);
  const [near = '', far = near] = [stems[0], stems.at(-1)];
  const wanted = bare.includes('/') ? far : near;
  const file = (name: string): string => inFolder(content, name);
  return {
    pages: stems.flatMap((each) => {
      const identity = identityOf(each, here, options);
      const name = plainName(basename(each) || basename(content));
      return [name, ...options.languages.map((language) => `${name}.${language}`)].map((of) => ({
        identity,
        name: of,
      }));
    }),
    name: /^\/?[^/]+$/.test(bare) && !isIndex(stem) && !stem.startsWith('.') ? plainName(stem.replace('/', '')) : null,
    files: stems.flatMap((each) =>
      FORMATS.flatMap((format) =>
        [`${each}.${format}`, `${each}/index.${format}`, `${each}/_index.${format}`].map(file),
      ),
    ),
    unless: [
      ...['ref', 'relref'].flatMap((tag) =>
        ['shortcodes', '_shortcodes'].map((folder) => inFolder(options.folder, `layouts/${folder}/${tag}.html`)),
      ),
      ...stems.flatMap(ancestors).map((folder) => file(inFolder(folder, '_content.gotmpl'))),
      // A folder at the top has a page of its own, a list.
      ...stems.filter((each) => !each.includes('/')).map(file),
    ],
    certain:
      content === layout.root &&
      (options.content !== null || layout.whole) &&
      options.languages.length <= 1 &&
      !options.mounts &&
      stems.length > 0 &&
      stems.every((each) => !/^(?:|(?:tags|categories|series)(?:\/.*)?)$/i.test(each)),
    url: urlOf(file(wanted), wanted, layout),
  };
}

/** Folders in which Hugo looks, one after the other. The file of a bundle, `x/index.md`, stands for `x`. */
function startsOf(path: string, here: string, extension: boolean): string[] {
  if (path.startsWith('/')) return [''];
  const folder = dirname(here);
  const isBundle = /^index\./i.test(basename(here));
  const near = isBundle ? [dirname(folder), ...(extension ? [folder] : [])] : [folder];
  return path.startsWith('.') ? near : [...near, ''];
}

function ancestors(path: string): string[] {
  const folder = dirname(path);
  return folder === '' ? [''] : [folder, ...ancestors(folder)];
}

function urlOf(file: string, stem: string, layout: Layout): string {
  const isInRoot = below(layout.root, file) !== null;
  return isInRoot ? `${layout.baseUrl}/${withoutRoot(file, layout)}` : `/${stem}`;
}

function spellings(path: string, like: string, from: From, content: string): string[] {
  const file = below(content, path);
  if (file === null) return [];
  const stem = withoutExtension(file);
  const names = [file, stem, ...(isIndex(stem) && dirname(stem) !== '' ? [dirname(stem)] : [])];
  const folder = dirname(below(content, from.path) ?? '');
  const near = names.map((name) => relative(folder, name)).filter(Boolean);
  const byName = isIndex(stem) ? [basename(dirname(stem))] : [basename(file), basename(stem)];
  const dotted = near.flatMap((name) => (name.startsWith('.') ? [] : [`./${name}`]));
  const ways = like.startsWith('.')
    ? [near, dotted, names, byName]
    : like.includes('/')
      ? [names, near, dotted, byName]
      : [byName, near, dotted, names];
  return [...ways.flat(), ...names.map((name) => `/${name}`)].filter((way) => way !== '' && way !== '/');
}
