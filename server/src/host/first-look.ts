import { possibleReadings } from '../handbook/detect';
import type { Place } from '../handbook/discover';
import type { FileTree } from '../handbook/files';
import type { Publication } from '../handbook/handbook';
import { sketch } from '../handbook/sketch';
import { frontmatterAlone } from '../page/frontmatter';
import type { Page } from '../page/page';
import { parseOutline } from '../page/parse';
import { readingQuickly } from '../page/sections/quickly';
import { finished } from '../page/steps';
import { checkPage } from '../rules/check';
import type { Finding } from '../rules/rule';
import type { Site } from '../site/profile';
import { ahead } from './ahead';
import { cluesOf } from './kept';
import { Slices } from './slices';

export interface FirstLookOptions {
  /** Known once the folder is listed. */
  readonly places: Promise<readonly Place[]>;
  readonly tree: FileTree;
  /** A page of the disk as far as it was read. */
  readonly page: (path: string) => Page | undefined;
  readonly read: (path: string) => Promise<Page | null>;
  /** The text of a page of the disk. */
  readonly text: (path: string) => Promise<string>;
}

/** A page with what is certain of it. */
export interface FirstAnswer {
  readonly page: Page;
  readonly findings: readonly Finding[];
}

const UNREAD = finished(readingQuickly(''));

/**
 * What is certain of a page before the handbook is read: it stays when all is known, and more may come. Read are the
 * page, those to whose sections it links, and the frontmatters of all pages where one of them may be what makes a link
 * work that seems to be broken.
 */
export class FirstLook {
  readonly #options: FirstLookOptions;
  readonly #pages = new Map<string, Page>();
  /** As the editor has them. */
  readonly #open = new Map<string, Page>();
  readonly #heads = new Map<string, Page>();
  /** Whose frontmatters are known. */
  readonly #headed = new Set<Place>();
  readonly #answers = new Map<string, { readonly text: string; readonly answer: Promise<FirstAnswer | null> }>();

  constructor(options: FirstLookOptions) {
    this.#options = options;
  }

  /** Whether a page belongs to a handbook. */
  async covers(path: string): Promise<boolean> {
    return (await this.#placeOf(path)) !== undefined;
  }

  /** An open page's text, read while the folder is listed. */
  edit(path: string, text: string): void {
    this.#read(path, text);
  }

  /**
   * Null for a page of no handbook.
   * @param text of the page as the editor has it
   */
  answer(path: string, text: string): Promise<FirstAnswer | null> {
    const known = this.#answers.get(path);
    if (known?.text === text) return known.answer;
    const answer = this.#look(path, text);
    this.#answers.set(path, { text, answer });
    return answer;
  }

  async #look(path: string, text: string): Promise<FirstAnswer | null> {
    const page = this.#read(path, text);
    const place = await this.#placeOf(path);
    if (place === undefined) return null;
    this.#pages.set(path, page);
    let findings: readonly Finding[] = [];
    for (const [index, reading] of possibleReadings(await cluesOf(place, this.#options.tree)).entries()) {
      const found = await this.#under(reading, place, path, page);
      findings = index === 0 ? found : findings.filter((one) => found.some((other) => isSame(one, other)));
      // Nothing but where links lead rests on how the handbook is published.
      if (!findings.some(isAboutLink)) break;
    }
    return { page, findings };
  }

  #read(path: string, text: string): Page {
    const known = this.#open.get(path) ?? this.#options.page(path);
    const page = known?.text === text ? known : { ...UNREAD, ...parseOutline(text) };
    this.#open.set(path, page);
    return page;
  }

  async #placeOf(path: string): Promise<Place | undefined> {
    return (await this.#options.places).find(({ pages }) => pages.includes(path));
  }

  /** What is certain if the handbook is published in this way. */
  async #under(reading: Publication, place: Place, path: string, page: Page): Promise<readonly Finding[]> {
    let site = await this.#sketch(reading, place);
    for (;;) {
      const known = { rivals: [], custom: () => false, copies: [], oddities: [], past: () => null };
      const looked = { path, page, site, tree: this.#options.tree, ...known };
      const findings = checkPage(looked, place).filter((finding) => isCertain(finding, reading));
      if (this.#options.tree.waiting) {
        await this.#options.tree.load();
      } else if (!(await this.#readLinked(findings))) {
        const settled = reading.profile.byPath || this.#headed.has(place) || !findings.some(isAboutLink);
        if (settled) return findings;
        await this.#readHeads(place);
        site = await this.#sketch(reading, place);
      }
    }
  }

  #sketch(reading: Publication, { pages }: Place): Promise<Site> {
    const slices = new Slices();
    const page = (path: string): Page => this.#pages.get(path) ?? this.#heads.get(path) ?? UNREAD;
    const says = (path: string): boolean => this.#pages.has(path) || this.#heads.has(path);
    return sketch(reading, this.#options.tree, { paths: pages, says, page }, () => slices.next());
  }

  /** Pages that seem to lack the section that a link leads to, and were not read; resolves to whether there were some. */
  async #readLinked(findings: readonly Finding[]): Promise<boolean> {
    const unread = new Set<string>();
    for (const { subject } of findings) {
      if (subject.kind !== 'link' || subject.target.kind !== 'page') continue;
      const { path, anchor } = subject.target;
      if (anchor === 'missing' && !this.#pages.has(path)) unread.add(path);
    }
    const { page, read } = this.#options;
    const known = async (path: string): Promise<Page | null> => page(path) ?? read(path);
    for await (const [path, linked] of ahead([...unread], known)) this.#pages.set(path, linked ?? UNREAD);
    return unread.size > 0;
  }

  async #readHeads(place: Place): Promise<void> {
    const slices = new Slices();
    for await (const [path, text] of ahead(place.pages, this.#options.text)) {
      const frontmatter = frontmatterAlone(text);
      this.#heads.set(path, { ...UNREAD, frontmatter });
      await slices.next();
    }
    this.#headed.add(place);
  }
}

const isAboutLink = ({ subject }: Finding): boolean => subject.kind === 'link';

/** A comment may silence what is not known yet, and a layout may bring an anchor that many pages are linked with. */
const isCertain = ({ rule }: Finding, { profile }: Publication): boolean =>
  rule !== 'ignore/unused' && !(rule === 'link/missing-anchor' && profile.templates);

const isSame = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule &&
  one.severity === other.severity &&
  one.span.start === other.span.start &&
  one.span.end === other.span.end;
