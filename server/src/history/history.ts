import type { Page, Span } from '../page/page';
import { parsePage } from '../page/parse';
import { type Agreement, type Answer, findAgreement } from './agreement';
import { type Commit, type GitLog, isMarkdown } from './git';
import { outlineOf } from './outline';
import { spanOfProse } from './prose';
import { Rewording } from './rewording';
import type { PassageToday, Traced } from './trace';
import { type Event, Trails } from './trails';
import { VersionWords } from './version-words';

/** A file that has another name today. */
export interface Move {
  /** Where it is today. */
  readonly path: string;
  /** How it came there, oldest first; at least one. */
  readonly steps: readonly MoveStep[];
}

export interface MoveStep {
  readonly commit: Commit;
  readonly from: string;
  readonly to: string;
  /** 0 to 100: git's similarity by lines, or ours by words. */
  readonly likeness: number;
  readonly by: 'git' | 'words';
}

/** A page that is gone. */
export interface Deletion {
  /** The commit that deleted it. */
  readonly commit: Commit;
  /** The name that it had then: it may have been moved before. */
  readonly path: string;
  /** What it said just before. */
  readonly text: string;
}

/** A section that a page had once. */
export interface PastSection {
  /** The newest commit in which the page had it. */
  readonly commit: Commit;
  /** The commit that took it away; null when no commit did, so it stands there but for an edit not yet committed. */
  readonly removedBy: Commit | null;
  /** The name of the page in `commit`. */
  readonly path: string;
  readonly text: string;
  readonly page: Page;
  /** Index into `page.headings`. */
  readonly heading: number;
}

/** A stretch of a page as it was once. */
export interface PastPassage {
  /** The name of the page then. */
  readonly path: string;
  readonly text: string;
  readonly span: Span;
}

/** The way of the last file that left a path, forward in time, to where it was deleted or stands today. */
interface Journey {
  readonly path: string;
  readonly steps: readonly MoveStep[];
  readonly deletion: Event | null;
}

/** As many versions of a page are read to find a section. Few pages have more. */
const MOST_VERSIONS = 60;

/** Longer versions of a page, in UTF-16 code units, are not parsed. */
const LONGEST_VERSION = 1_000_000;

/** A state of a page. What it says is read when first asked for, and null when it cannot be had. */
interface Version {
  readonly event: Event;
  text(): Promise<string | null>;
  /** The page reduced to what makes its anchors; the same object for versions that do not differ in it. */
  outline(): Promise<Page | null>;
  page(): Promise<Page | null>;
}

/**
 * What became of files and sections. Reads the list of commits when first asked, and texts only for a question that
 * needs them. Without a history every answer is null.
 */
export class History {
  #trails: Promise<Trails> | null = null;
  readonly #rewording: Rewording;
  readonly #words: VersionWords;
  readonly #journeys = new Map<string, Promise<Journey>>();
  /** Versions of the page that was asked for last: its broken anchors are asked for one after the other. */
  #recent: { readonly path: string; readonly versions: Promise<readonly Version[]> } | null = null;

  readonly #log: GitLog;
  readonly #exists: (path: string) => boolean | Promise<boolean>;
  readonly #pause: () => Promise<unknown>;

  /**
   * @param exists whether a file is in the handbook's folder today
   * @param pause awaited between two pieces of long work, so that other work of the process gets its turn
   */
  constructor(
    log: GitLog,
    exists: (path: string) => boolean | Promise<boolean>,
    pause: () => Promise<unknown> = async () => {},
  ) {
    this.#log = log;
    this.#exists = exists;
    this.#pause = pause;
    this.#rewording = new Rewording(log);
    this.#words = new VersionWords(log);
  }

  /** To be called when `HEAD` may have moved. Resolves to whether answers may be others than before. */
  async refresh(): Promise<boolean> {
    const known = this.#trails;
    if (!known) return false;
    const commits = await this.#log.commits();
    if ((await known).commits === commits) return false;
    this.#trails = Trails.of(commits, this.#pause);
    await this.#trails;
    this.#journeys.clear();
    this.#recent = null;
    return true;
  }

  /** Paths at which a file stood once, and none stands by the history's account. */
  async goneFiles(): Promise<readonly string[]> {
    return (await this.#load()).gone();
  }

  /** Where the file that once stood at a path is today; null when it is there still, was deleted, or never was. */
  async whereIs(path: string): Promise<Move | null> {
    const journey = await this.#journeyOf(path);
    if (!journey || journey.deletion || journey.steps.length === 0) return null;
    return (await this.#exists(journey.path)) ? { path: journey.path, steps: journey.steps } : null;
  }

  /** The deletion of the page that once stood at a path, also when it had been moved before. */
  async deleted(path: string): Promise<Deletion | null> {
    if (!isMarkdown(path)) return null;
    const journey = await this.#journeyOf(path);
    if (!journey?.deletion) return null;
    const { commit } = journey.deletion;
    const text = await this.#log.read(`${commit.id}^`, journey.path);
    return text === null ? null : { commit, path: journey.path, text };
  }

  /**
   * The newest state of a page, under this name or an earlier one, in which it had a section.
   * @param hasAnchor index into the page's headings of the section that is looked for, or null. It is to look at
   * headings and anchors alone: it is asked of pages reduced to these too, so that few versions are read in full.
   */
  async sectionUnder(path: string, hasAnchor: (page: Page) => number | null): Promise<PastSection | null> {
    const refused = new Set<Page>();
    let removedBy: Commit | null = null;
    for (const version of await this.#versionsOf(path)) {
      const { commit, change } = version.event;
      const outline = await version.outline();
      if (outline && !refused.has(outline) && hasAnchor(outline) === null) refused.add(outline);
      if (outline && !refused.has(outline)) {
        const [text, page] = await Promise.all([version.text(), version.page()]);
        const heading = page && hasAnchor(page);
        if (text !== null && page && heading !== null) {
          return { commit, removedBy, path: change.path, text, page, heading };
        }
      }
      removedBy = commit;
    }
    return null;
  }

  /** A passage, and what its page was before. */
  async traced(today: PassageToday): Promise<Traced> {
    return { ...today, versions: (await this.#load()).versions(today.path, MOST_VERSIONS) };
  }

  /** When two passages were last the same, or which was copied from the other. */
  agreement(here: Traced, there: Traced): Promise<Answer> {
    return findAgreement(here, there, this.#words, this.#pause);
  }

  /** What two passages said when they agreed; null when it cannot be had. */
  async agreed({ base: { version, words } }: Agreement): Promise<PastPassage | null> {
    const text = await this.#read(version);
    return text === null ? null : { path: version.change.path, text, span: spanOfProse(text, words) };
  }

  #load(): Promise<Trails> {
    this.#trails ??= this.#log.commits().then((commits) => Trails.of(commits, this.#pause));
    return this.#trails;
  }

  async #journeyOf(path: string): Promise<Journey | null> {
    if (await this.#exists(path)) return null;
    const journey = this.#journeys.get(path) ?? this.#follow(path);
    this.#journeys.set(path, journey);
    return journey;
  }

  async #follow(path: string): Promise<Journey> {
    const trails = await this.#load();
    const steps: MoveStep[] = [];
    let name = path;
    // Every turn goes to a newer commit, so loops of renames end.
    let departure = trails.lastDeparture(path);
    while (departure) {
      const { commit, change } = departure;
      let { at } = departure;
      if (change.kind === 'renamed') {
        steps.push({ commit, from: name, to: change.path, likeness: change.likeness, by: 'git' });
        name = change.path;
      } else {
        const successor = await this.#rewording.successor(commit, name);
        const returned = successor ? null : await this.#restored(trails, name, departure);
        if (successor) {
          steps.push({ commit, from: name, to: successor.path, likeness: successor.likeness, by: 'words' });
          name = successor.path;
        } else if (returned) {
          at = returned.at;
        } else {
          return { path: name, steps, deletion: departure };
        }
      }
      departure = trails.nextDeparture(name, at);
    }
    return { path: name, steps, deletion: null };
  }

  /** The commit that put a deleted page back under its name, and not another page. */
  async #restored(trails: Trails, path: string, deletion: Event): Promise<Event | null> {
    const addition = trails.nextAddition(path, deletion.at);
    return addition && (await this.#rewording.isSame(path, deletion.commit, addition.commit)) ? addition : null;
  }

  #versionsOf(path: string): Promise<readonly Version[]> {
    if (this.#recent?.path !== path) {
      this.#recent = { path, versions: this.#load().then((trails) => this.#list(trails, path)) };
    }
    return this.#recent.versions;
  }

  #list(trails: Trails, path: string): readonly Version[] {
    const outlines = new Map<string, Page>();
    return trails.versions(path, MOST_VERSIONS).map((event) => {
      const text = once(() => this.#read(event));
      return {
        event,
        text,
        outline: once(async () => mapped(await text(), (known) => parsedOnce(outlines, outlineOf(known)))),
        page: once(async () => mapped(await text(), parsePage)),
      };
    });
  }

  async #read({ commit, change }: Pick<Event, 'commit' | 'change'>): Promise<string | null> {
    const text = await this.#log.read(commit.id, change.path);
    return text === null || text.length > LONGEST_VERSION ? null : text;
  }
}

function mapped<A, B>(value: A | null, to: (value: A) => B): B | null {
  return value === null ? null : to(value);
}

function parsedOnce(pages: Map<string, Page>, text: string): Page {
  const page = pages.get(text) ?? parsePage(text);
  pages.set(text, page);
  return page;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
