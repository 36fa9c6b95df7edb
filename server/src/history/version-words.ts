import type { GitLog } from './git';
import { LineWords, type Prose, proseOf } from './prose';
import type { Event } from './trails';

/** Words of so many versions together are kept in mind: 16 MB. */
const MOST_WORDS = 4_000_000;
/** Longer versions, in UTF-16 code units, are left out. */
const LONGEST_VERSION = 300_000;

/** So many pages of today are kept in mind: a page has many copies, and they are asked for one after the other. */
const MOST_PAGES = 32;

/** `unread`: git did not give it, and may do so another time. */
type Words = Int32Array | 'too long' | 'unread';

/** The words of versions of pages, those that were asked for last at hand. A version never changes. */
export class VersionWords {
  readonly #log: GitLog;
  /** The latest at the end. */
  readonly #known = new Map<string, Words>();
  readonly #lines = new LineWords();
  readonly #reading = new Map<string, Promise<Words>>();
  readonly #today = new Map<string, Prose>();
  #size = 0;

  constructor(log: GitLog) {
    this.#log = log;
  }

  /** What a page says today. */
  today(text: string): Prose {
    const prose = this.#today.get(text) ?? proseOf(text);
    this.#today.delete(text);
    this.#today.set(text, prose);
    for (const oldest of this.#today.keys()) {
      if (this.#today.size <= MOST_PAGES) break;
      this.#today.delete(oldest);
    }
    return prose;
  }

  async of({ commit, change }: Event): Promise<Words> {
    const key = `${commit.id}:${change.path}`;
    const words = this.#known.get(key) ?? (await this.#readOnce(key, commit.id, change.path));
    if (words === 'unread') return words;
    if (!this.#known.delete(key)) this.#size += sizeOf(words);
    this.#known.set(key, words);
    for (const [oldest, other] of this.#known) {
      if (this.#size <= MOST_WORDS) break;
      this.#known.delete(oldest);
      this.#size -= sizeOf(other);
    }
    return words;
  }

  async #readOnce(key: string, commit: string, path: string): Promise<Words> {
    const reading = this.#reading.get(key) ?? this.#read(commit, path);
    this.#reading.set(key, reading);
    try {
      return await reading;
    } finally {
      this.#reading.delete(key);
    }
  }

  async #read(commit: string, path: string): Promise<Words> {
    const text = await this.#log.read(commit, path);
    if (text === null) return 'unread';
    return text.length > LONGEST_VERSION ? 'too long' : this.#lines.of(text);
  }
}

/** An answer costs something too. */
const sizeOf = (words: Words): number => 50 + words.length;
