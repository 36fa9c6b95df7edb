import { createHash } from 'node:crypto';
import { type Agreement, flipped } from '../history/agreement';
import type { History } from '../history/history';
import type { Page } from '../page/page';
import type { Copy } from '../passages/copies';
import type { PageText } from '../passages/page-text';
import { Slices } from './slices';

/** What recall needs to know of the pages. */
export interface Present {
  page(path: string): Page | undefined;
  text(path: string): Promise<string>;
}

interface Answer {
  readonly copy: Copy;
  /** As it was asked: seen from the page whose path comes first. */
  readonly agreement: Agreement | null;
}

/** Answers are handed out together after so many milliseconds. */
const TOGETHER = 500;
const MOST_KNOWN = 5000;

/**
 * What the history knows of copies. A check is told at once what is known; what it asked for in vain is found out in the
 * background. Answers are kept by what both passages say, so an edit elsewhere on their pages asks nothing anew.
 */
export class Recall {
  readonly #history: History;
  readonly #present: Present;
  /** Those that were asked for last at the end. */
  readonly #known = new Map<string, Answer>();
  readonly #asked = new Map<string, Copy>();

  constructor(history: History, present: Present) {
    this.#history = history;
    this.#present = present;
  }

  /** What is known of a region and its copy; null while nothing is. */
  of(copy: Copy): Agreement | null {
    const key = keyOf(copy);
    const known = this.#known.get(key);
    if (known === undefined || this.#asked.has(key)) this.#asked.set(key, copy);
    if (known === undefined) return null;
    this.#known.delete(key);
    this.#known.set(key, { ...known, copy });
    return known.agreement !== null && isTurned(copy) ? flipped(known.agreement) : known.agreement;
  }

  /** The history is another than before: everything is asked anew, and said as before until it is answered. */
  async refresh(): Promise<void> {
    if (!(await this.#history.refresh())) return;
    for (const [key, { copy }] of this.#known) this.#asked.set(key, copy);
  }

  /** Answers what was asked, for a while; the pages of which something else is known now, or null when nothing was asked. */
  async answer(): Promise<ReadonlySet<string> | null> {
    if (this.#asked.size === 0) return null;
    const changed = new Set<string>();
    const until = performance.now() + TOGETHER;
    const slices = new Slices();
    for (const [key, copy] of this.#asked) {
      this.#asked.delete(key);
      if (this.#isPresent(copy)) {
        const agreement = await this.#find(copy, slices);
        if (JSON.stringify(agreement) !== JSON.stringify(this.#known.get(key)?.agreement ?? null)) {
          changed.add(copy.a.path).add(copy.b.path);
        }
        this.#known.set(key, { copy, agreement });
      } else this.#known.delete(key);
      if (performance.now() > until) break;
    }
    for (const key of [...this.#known.keys()].slice(0, -MOST_KNOWN)) this.#known.delete(key);
    return changed;
  }

  /** Whether the places of a copy are those of its pages still. */
  #isPresent({ a, b }: Copy): boolean {
    return this.#present.page(a.path) === a.page && this.#present.page(b.path) === b.page;
  }

  async #find(copy: Copy, slices: Slices): Promise<Agreement | null> {
    const here = { path: copy.a.path, text: await this.#present.text(copy.a.path), span: copy.own };
    const there = { path: copy.b.path, text: await this.#present.text(copy.b.path), span: copy.span };
    const [first, second] = isTurned(copy) ? [there, here] : [here, there];
    return this.#history.agreement(first, second, () => slices.next());
  }
}

const isTurned = ({ a, b }: Copy): boolean => a.path > b.path;

/** The same for two copies, whichever of the two pages asks. */
function keyOf(copy: Copy): string {
  const { a, b, region } = copy;
  const said = ({ path, words }: PageText, { start, end }: { start: number; end: number }): string =>
    `${path}\n${words.slice(start, end).join(' ')}`;
  const [here, there] = [said(a, region.a), said(b, region.b)];
  return createHash('sha1')
    .update(isTurned(copy) ? `${there}\n${here}` : `${here}\n${there}`)
    .digest('base64');
}
