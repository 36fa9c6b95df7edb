import { lastAtOrBefore } from '../page/lines';
import type { Span } from '../page/page';
import { match, type Range } from '../passages/match';
import type { Commit } from './git';
import { standsAt } from './runs';
import type { Event } from './trails';
import type { VersionWords } from './version-words';

/** A passage as it is today, and the text of its page. */
export interface PassageToday {
  readonly path: string;
  readonly text: string;
  readonly span: Span;
}

/** The same, and what the page was before. */
export interface Traced extends PassageToday {
  /** Newest first. */
  readonly versions: readonly Event[];
}

/** A state of a page: all its words. The page of today has no event. */
interface State {
  readonly event: Event | null;
  readonly words: Int32Array;
}

/** A passage that is followed back through the versions of its page. */
export class Trace {
  /** Newest first, as far back as it was followed. */
  readonly #states: State[];
  #range: Range;
  readonly #versions: readonly Event[];
  readonly #read: VersionWords;
  readonly #pause: () => Promise<unknown>;

  /** @param pause awaited before each comparison */
  constructor({ text, span, versions }: Traced, read: VersionWords, pause: () => Promise<unknown>) {
    const { words, offsets } = read.today(text);
    const firstFrom = (offset: number): number => lastAtOrBefore(offsets, offset - 1) + 1;
    this.#states = [{ event: null, words }];
    this.#range = { start: firstFrom(span.start), end: firstFrom(span.end) };
    this.#versions = versions;
    this.#read = read;
    this.#pause = pause;
  }

  get event(): Event | null {
    return this.#states.at(-1)?.event ?? null;
  }

  /** All words of the page in the state at hand. */
  get words(): Int32Array {
    return this.#states.at(-1)?.words ?? new Int32Array();
  }

  /** Where the passage is among them. */
  get range(): Range {
    return this.#range;
  }

  /** The words of the passage in the state at hand. */
  get passage(): Int32Array {
    return this.words.subarray(this.#range.start, this.#range.end);
  }

  /**
   * Goes on to the version before. `gone`: there is none, or the passage is not in it. `unread`: it is not known now,
   * but may be another time.
   */
  async back(): Promise<'found' | 'gone' | 'unknown' | 'unread'> {
    const event = this.#versions[this.#states.length - 1];
    if (event === undefined) return this.event?.change.kind === 'added' ? 'gone' : 'unknown';
    const words = await this.#read.of(event);
    if (words === 'unread') return 'unread';
    if (words === 'too long') return 'unknown';
    await this.#pause();
    const range = find(this.passage, words);
    if (range === null) return 'gone';
    this.#states.push({ event, words });
    this.#range = range;
    return 'found';
  }

  /** The first commit after the state at hand in which some words of it do not stand; `null` when they do today. */
  changeOf(words: Int32Array): { readonly commit: Commit | null } | null {
    const [today] = this.#states;
    if (today === undefined || standsAt(words, today.words) >= 0) return null;
    const first = this.#states.findLast((state) => standsAt(words, state.words) < 0);
    return { commit: first?.event?.commit ?? null };
  }
}

/** Where a passage stands in another version of its page: as it is, or the part that is most like it. */
function find(passage: Int32Array, words: Int32Array): Range | null {
  const start = standsAt(passage, words);
  return start >= 0 ? { start, end: start + passage.length } : (match({ words: passage }, { words })?.b ?? null);
}
