import type { SiteProfile } from '../profile';
import { isMarkdown, normalize } from '../url';
import type { Collections } from './collections';

/** What a site generator's configuration says, read as text and never run. */
export interface SiteConfiguration {
  /** Profiles that the configuration allows, the likeliest first; the handbook's own links decide between them. */
  readonly profiles: readonly SiteProfile[];
  /** Readings that the configuration cannot rule out: what works in one of them is not called broken for certain. */
  readonly doubts: readonly SiteProfile[];
  /** Folder of the configuration file, relative to the opened folder. */
  readonly folder: string;
  /** Folder of the pages, relative to the opened folder. */
  readonly root: string;
  /** URL path of `root` without a trailing slash; null when the configuration does not say. */
  readonly baseUrl: string | null;
  /** Nothing but `root` is published, so a URL path that nothing answers is broken. */
  readonly whole: boolean;
  readonly origins: readonly string[];
  readonly redirects: ReadonlyMap<string, string>;
  /** Where the site describes the frontmatter of its pages; null where it does not. */
  readonly collections: Collections | null;
  /** Where the redirects stand, when an author may add to them by hand. */
  readonly redirectMap: RedirectMap | null;
  /** Patterns in `.gitignore` syntax, relative to the pages' folder, of Markdown files that are no pages. */
  readonly ignore: readonly string[];
  /** "`.eleventy.js` uses markdown-it-anchor". */
  readonly because: string;
}

/** A YAML file with redirects under `redirects`: old paths, each with the file that it leads to. */
export interface RedirectMap {
  /** Relative to the opened folder. */
  readonly file: string;
  /** The folder that both kinds of paths are relative to. */
  readonly root: string;
}

export interface ConfigurationFile {
  /** Relative to the opened folder. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  /** Files of the opened folder that nothing leaves out. */
  readonly files: readonly string[];
}

/** Null when it is another tool's file of that name. */
export type Reader = (file: ConfigurationFile) => SiteConfiguration | null;

type Said = Pick<SiteConfiguration, 'profiles' | 'because'> & Partial<SiteConfiguration>;

/** A configuration that says this, and nothing else. */
export function configuration({ folder, path }: ConfigurationFile, said: Said): SiteConfiguration {
  return {
    doubts: [],
    folder,
    root: folder,
    baseUrl: '',
    whole: true,
    origins: [],
    redirects: new Map(),
    collections: null,
    redirectMap: null,
    ignore: [],
    ...said,
    because: `${path} configures ${said.because}`,
  };
}

/** The first of these folders that pages lie in; the first of all when there are none. */
export function firstWithPages(folders: readonly string[], { files }: ConfigurationFile): string {
  const holdsPages = (folder: string): boolean =>
    files.some((path) => isMarkdown(path) && (folder === '' || path.startsWith(`${folder}/`)));
  return folders.find(holdsPages) ?? folders[0] ?? '';
}

/** A path as a configuration in a folder writes it; the folder itself where it climbs too far. */
export const inside = (folder: string, path: string): string => normalize(`${folder}/${path}`) ?? folder;

/** `https://example.com/book/` as its origin and `/book`; null for what is no such URL. */
export function siteUrl(text: string | null): { readonly origin: string; readonly path: string } | null {
  const { origin, path } = /^(?<origin>https?:\/\/[^/?#]+)(?<path>[^?#]*)/.exec(text ?? '')?.groups ?? {};
  return origin === undefined ? null : { origin, path: urlPath(path ?? '') };
}

/** With a slash before it and none after it; empty for the top. */
export function urlPath(path: string): string {
  const bare = path.replace(/^\.?\/+|\/+$/g, '');
  return bare === '' ? '' : `/${bare}`;
}
