import type { Page } from '../page/page';
import type { ParsedUrl } from './url';

/**
 * How one kind of site publishes a handbook: which URL a page gets, which id a heading gets, and where a link leads.
 * URL paths start with `/` and are percent-decoded; the site's host is not part of them.
 */
export interface SiteProfile {
  /** Stable: it stands in `handbook.config.json`. */
  readonly id: string;
  /** As authors know it: "Eleventy (links relative to the file)". */
  readonly name: string;
  /** Ids of the page's headings, in their order; null for a heading without one. */
  headingIds(page: Page): readonly (string | null)[];
  /** Ids that another version of the generator would give, in any order. A link to one of them is not called broken. */
  otherHeadingIds?(page: Page): readonly (string | null)[];
  /** `#Pay` scrolls to the heading with the id `pay`, too. */
  readonly ignoresFragmentCase?: boolean;
  address(path: string, page: Page, layout: Layout): Address;
  /** A page's path alone makes its address: nothing that the page says can. */
  readonly byPath?: true;
  /** The URLs of a page that says nothing of them end in a way that `endsOf` knows. */
  readonly byEnd?: true;
  /** What a link may mean, the likeliest first. */
  read(link: Written, from: From, layout: Layout): readonly Reading[];
  /** Files, relative to the opened folder, that are published at a URL path unless a page is. */
  files(urlPath: string, layout: Layout): readonly string[];
  /** A folder without an index page: shown as a listing, or not there. */
  readonly folders: 'listed' | 'index';
  /** The generator makes a page of its own there, such as a list of tags. `folder`: the folder of pages at that URL path. */
  makesPage?(urlPath: string, folder: string | null, layout: Layout): boolean;
  /** `[text]()` leads nowhere; elsewhere it leads to the page that it is on. */
  readonly emptyLinks?: 'broken';
  /** URL paths that an author may write for a page, in any style that this site understands. */
  spellings(path: string, address: Address, layout: Layout): readonly string[];
  /** Where a relative link on a page starts: a URL path that ends with `/`. */
  base(from: From, layout: Layout): string;
  /** The site itself forwards the old URLs of pages that were moved; which ones, no file of the handbook says. */
  readonly forwardsMoved?: true;
  /** What the frontmatter says is shown to nobody, so nothing in it is broken. */
  readonly frontmatter?: 'unread';
  /** What the generator itself reads of a page's frontmatter. */
  readonly reads?: Reads;
  /** How a page's frontmatter declares the old URL paths that forward to it. */
  readonly forwards?: Forwards;
  /** `{% link x %}` names a source file, as in Jekyll. Elsewhere the tag is the site's own, and where it leads is not known. */
  readonly linkTag: 'file' | 'unknown';
  /** What `{{< ref "x" >}}` means, as in Hugo. Elsewhere the tag is the site's own, and where it leads is not known. */
  readonly refs?: Refs;
  /** Template tags are run, so pages may have headings that their text does not show. */
  readonly templates: boolean;
}

export interface Reads {
  /** A JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
  /**
   * Whether the site is not built when a value is another one: `exact`; `converted`: a number is a text as well, and a text
   * may stand for a number; `free`: what becomes of it is up to a layout.
   */
  readonly values: 'free' | 'converted' | 'exact';
  /** JSON pointers of texts for which a number does not stand, though values are converted. */
  readonly unconverted?: readonly string[];
  /** What values ask of others, of a page's data as the generator reads it. */
  readonly besides?: (data: Readonly<Record<string, unknown>>) => readonly Demand[];
}

/** What a schema cannot say: a key with this value asks more of the others. */
export interface Demand {
  readonly key: string;
  readonly value: unknown;
  /** A JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface Forwards {
  /** Of a text or a list of texts. */
  readonly key: string;
  /** The site does read it; else it does where pages have the key. */
  readonly certain: boolean;
  /** How a URL path is written there; null where it cannot be. */
  value(url: string, layout: Layout): string | null;
}

/** A link's destination as a profile reads it. */
export interface Written {
  /** Not empty, percent-decoded. */
  readonly path: string;
  /** As written. */
  readonly url: ParsedUrl;
  /** In raw HTML, which many generators leave as it is. */
  readonly html: boolean;
  /** An image or the like, which is shown and not led to. */
  readonly embeds: boolean;
}

/** How a generator finds the page that a tag names. */
export interface Refs {
  /** What tells a page from all others, whatever a tag calls it; null for a file that no tag can name. */
  identity(path: string, layout: Layout): string | null;
  /** @param path not empty, percent-decoded */
  read(path: string, from: From, layout: Layout): RefReading;
  /** Ways to name a page on another one, those that are most like `like` first. */
  spellings(path: string, like: string, from: From, layout: Layout): readonly string[];
}

export interface RefReading {
  /** By identity, in the order in which they are looked for, with the name that such a page goes by. */
  readonly pages: readonly { readonly identity: string; readonly name: string }[];
  /** Where none of them is there, the only page of this name is meant; null where it is not looked for. */
  readonly name: string | null;
  /** Files that may be pages too: of other formats, or left out of the handbook. */
  readonly files: readonly string[];
  /** Files and folders that, where one is there, may make the tag or the page. */
  readonly unless: readonly string[];
  /** Nothing else can. */
  readonly certain: boolean;
  /** Where the page would be published. */
  readonly url: string;
}

/** A URL path of the site, or a file of the opened folder that the generator itself looks up. */
export type Reading = { readonly url: string } | { readonly file: string };

export interface Address {
  /** The URL path that the site itself uses. */
  readonly url: string;
  /** Others that show the same page. */
  readonly also: readonly string[];
  /** Old ones that forward to it. */
  readonly redirects: readonly string[];
}

export interface From {
  readonly path: string;
  readonly url: string;
}

/** Where the pages lie and under which URL path they are published. */
export interface Layout {
  /** Folder of the pages, relative to the opened folder; '' for the opened folder itself. */
  readonly root: string;
  /** URL path of `root` without a trailing slash; '' when the handbook is the whole site. */
  readonly baseUrl: string;
  /** The whole site lies in the opened folder, so a URL path that nothing answers is broken. */
  readonly whole: boolean;
}

/** What links are looked up in. `handbook/` implements it, and takes note of what was asked. */
export interface Site extends Layout {
  readonly profile: SiteProfile;
  /** Absolute URLs that begin with one of these lead into the handbook: `https://handbook.example.com`. */
  readonly origins: readonly string[];
  /** URL paths that the site's configuration forwards, with where to. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Fragments that the site's layout seems to add to every page. */
  readonly layoutAnchors: ReadonlySet<string>;
  page(path: string): Page | undefined;
  address(path: string): Address | undefined;
  pageAt(urlPath: string): PageAt | undefined;
  /** The pages that go by a name, as `pageName` gives it. */
  named(name: string): readonly string[];
  look(path: string): Look;
}

export interface PageAt {
  readonly path: string;
  /** `case`: only when letter case is ignored. */
  readonly by: 'url' | 'redirect' | 'case';
}

/** What lies at a path of the opened folder. `almost`: the path as the disk spells it, when only letter case differs. */
export type Look =
  | { readonly kind: 'file' | 'folder'; readonly path: string }
  | { readonly kind: 'absent'; readonly almost: string | null }
  | { readonly kind: 'outside' | 'pending' };
