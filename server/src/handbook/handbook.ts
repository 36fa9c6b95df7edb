import type { Page } from '../page/page';
import { finished } from '../page/steps';
import type { Copied } from '../passages/copies';
import { PassageIndex } from '../passages/passage-index';
import type { RedirectMap } from '../site/configuration';
import { pageName } from '../site/names';
import type { Layout, Look, PageAt, Site, SiteProfile } from '../site/profile';
import { urlKey } from '../site/resolve';
import { dirname } from '../site/url';
import { type Custom, Customs, customKey } from './custom';
import { Dependencies } from './dependencies';
import { type FileTree, fileKey } from './files';
import { Habits } from './habits/habits';
import type { Oddity } from './habits/oddity';
import { NameIndex } from './names';
import { isSameToLinks } from './same-to-links';
import { UrlIndex } from './urls';

/** How a handbook is published, as configured or detected. */
export interface Publication {
  readonly profile: SiteProfile;
  readonly layout: Layout;
  readonly origins: readonly string[];
  readonly redirects: ReadonlyMap<string, string>;
  readonly redirectMap: RedirectMap | null;
  readonly layoutAnchors: ReadonlySet<string>;
  /** Why this profile, in the author's words. */
  readonly because: string;
  /** Other profiles that explain the handbook's links about as well: a finding that they contradict is less sure. */
  readonly rivals: readonly SiteProfile[];
}

/** All pages under a root, kept current edit by edit, and who rests on whom. */
export class Handbook {
  readonly publication: Publication;
  readonly tree: FileTree;
  /** For everything but checks: nobody takes note of what is looked up. */
  readonly site: Site;
  readonly #pages = new Map<string, Page>();
  readonly #urls = new UrlIndex();
  readonly #names = new NameIndex();
  readonly #rivalUrls: readonly UrlIndex[];
  readonly #customs = new Customs();
  readonly #habits = new Habits();
  readonly #dependencies = new Dependencies();
  /** Pages that were not checked in their present state, so that what they rest on is not known. */
  readonly #unchecked = new Set<string>();
  /** Pages whose findings rest on nothing that changed since their check, unless on copies. */
  readonly #unchanged = new Set<string>();

  readonly #passages: PassageIndex;
  readonly #isCompared: (path: string) => boolean;

  /**
   * @param isCompared whether copies of a page's passages are looked for
   * @param passages where they are looked for
   */
  constructor(
    publication: Publication,
    tree: FileTree,
    isCompared: (path: string) => boolean = () => false,
    passages: PassageIndex = new PassageIndex(),
  ) {
    this.publication = publication;
    this.tree = tree;
    this.#isCompared = isCompared;
    this.#passages = passages;
    this.#rivalUrls = publication.rivals.map(() => new UrlIndex());
    this.site = this.#site(publication.profile, this.#urls, () => {});
  }

  /** Pages by their path in the opened folder. */
  get pages(): ReadonlyMap<string, Page> {
    return this.#pages;
  }

  /** Takes a page's new state; returns the other pages whose findings it can change. */
  set(path: string, page: Page): Set<string> {
    return finished(this.setting(path, page));
  }

  /** The same, step by step. Nothing else is to be asked or told in between. */
  *setting(path: string, page: Page): Generator<void, Set<string>> {
    const before = this.#pages.get(path);
    const { profile, layout, rivals } = this.publication;
    this.#pages.set(path, page);
    this.#unchecked.add(path);
    const facts = urlFacts(this.#urls.set(path, profile.address(path, page, layout)));
    rivals.forEach((rival, index) => {
      for (const fact of urlFacts(this.#rivalUrls[index]?.set(path, rival.address(path, page, layout)) ?? []))
        facts.add(fact);
    });
    // Copies are compared by where their links lead, which may be up to their page's address.
    if (facts.size > 0) this.#unchanged.clear();
    if (before === undefined) {
      this.#names.add(path);
      facts.add(nameFact(pageName(path)));
      addFileFacts(path, facts);
    }
    if (before === undefined || !isSameToLinks(before, page, [profile, ...rivals])) facts.add(`page:${path}`);
    for (const fact of this.#customs.set(path, page)) facts.add(fact);
    const near = this.#isCompared(path) ? yield* this.#passages.setting(path, page) : [];
    return this.#touched(path, facts, this.#habits.set(path, page), near);
  }

  /** Returns the pages whose findings its absence can change. */
  delete(path: string): Set<string> {
    if (!this.#pages.delete(path)) return this.fileChanged(path);
    const facts = urlFacts(this.#urls.delete(path));
    for (const urls of this.#rivalUrls) for (const fact of urlFacts(urls.delete(path))) facts.add(fact);
    this.#names.delete(path);
    facts.add(`page:${path}`);
    facts.add(nameFact(pageName(path)));
    addFileFacts(path, facts);
    for (const fact of this.#customs.delete(path)) facts.add(fact);
    this.#dependencies.forget(path);
    this.#unchecked.delete(path);
    return this.#touched(path, facts, this.#habits.delete(path), this.#passages.delete(path));
  }

  /** A file that is no page came or went, or a folder with all that is in it. */
  fileChanged(path: string): Set<string> {
    const facts = new Set(this.#dependencies.known(`file:${fileKey(path)}/`));
    addFileFacts(path, facts);
    return this.#touched(path, facts);
  }

  /** Runs a check of one page and takes note of everything that it looked up, in its own site or in a rival reading. */
  observe<T>(path: string, check: (site: Site, rivals: readonly Site[], custom: (asked: Custom) => boolean) => T): T {
    const facts = new Set<string>();
    const custom = (asked: Custom): boolean => {
      facts.add(customKey(asked, dirname(path)));
      return this.#customs.holds(asked, dirname(path));
    };
    const result = check(...this.#sites((fact) => facts.add(fact)), custom);
    this.#dependencies.record(path, facts);
    this.#unchecked.delete(path);
    this.#unchanged.add(path);
    return result;
  }

  /** Whether a page's findings are those of its last check, unless its copies say something else. */
  restsOnCopies(path: string): boolean {
    return this.#unchanged.has(path);
  }

  /** Finds out step by step what a check of a page would take longest for. Pages may come, change and go in between. */
  *preparing(path: string): Generator<void> {
    yield* this.#passages.comparing(path);
    this.copiesOf(path);
    yield;
    yield* this.#habits.finding(path);
  }

  /** Regions of a page that stand on other pages too. */
  copiesOf(path: string): readonly Copied[] {
    return this.#passages.copiesOf(path);
  }

  /** How a page's frontmatter differs from what the other pages do. */
  odditiesOf(path: string): readonly Oddity[] {
    return this.#habits.oddities(path);
  }

  /** The pages that may link to a page: those whose checks looked for it, and those that were not checked yet. */
  mayLinkTo(path: string): ReadonlySet<string> {
    const checked = this.#dependencies.on([
      `page:${path}`,
      nameFact(pageName(path)),
      ...urlFacts(this.#urls.keysOf(path)),
    ]);
    return new Set([...checked, ...this.#unchecked]);
  }

  /** Files that a page's check looked up and that may be pages. */
  lookedUp(path: string): readonly string[] {
    return this.#dependencies.factsOf(path).flatMap((fact) => (fact.startsWith('file:') ? [fact.slice(5)] : []));
  }

  #sites(note: (fact: string) => void): [Site, readonly Site[]] {
    const { profile, rivals } = this.publication;
    return [
      this.#site(profile, this.#urls, note),
      rivals.map((rival, index) => this.#site(rival, this.#rivalUrls[index] ?? this.#urls, note)),
    ];
  }

  /**
   * @param others pages that rest on something else of the page
   * @param near pages whose copies alone it can change
   */
  #touched(
    path: string,
    facts: Iterable<string>,
    others: Iterable<string> = [],
    near: Iterable<string> = [],
  ): Set<string> {
    const pages = this.#dependencies.on(facts);
    for (const other of others) pages.add(other);
    for (const page of [path, ...pages]) this.#unchanged.delete(page);
    for (const other of near) pages.add(other);
    pages.delete(path);
    return pages;
  }

  #site(profile: SiteProfile, urls: UrlIndex, note: (fact: string) => void): Site {
    const { layout, origins, redirects, layoutAnchors } = this.publication;
    return {
      ...layout,
      profile,
      origins,
      redirects,
      layoutAnchors,
      page: (path) => {
        note(`page:${path}`);
        return this.#pages.get(path);
      },
      address: (path) => urls.address(path),
      pageAt: (urlPath): PageAt | undefined => {
        note(`url:${urlKey(urlPath).toLowerCase()}`);
        return urls.at(urlPath);
      },
      named: (name) => {
        note(nameFact(name));
        return this.#names.named(name);
      },
      look: (path): Look => {
        note(`file:${fileKey(path)}`);
        return this.tree.look(path);
      },
    };
  }
}

const urlFacts = (keys: Iterable<string>): Set<string> => new Set([...keys].map((key) => `url:${key}`));

const nameFact = (name: string): string => `name:${name}`;

/** A file that comes or goes can make its folders come or go as well. */
function addFileFacts(path: string, facts: Set<string>): void {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) facts.add(`file:${fileKey(at)}`);
}
