import { createHash } from 'node:crypto';
import { type Agreement, flipped } from '../history/agreement';
import type { History } from '../history/history';
import type { Traced } from '../history/trace';
import type { Page } from '../page/page';
import type { Copy } from '../passages/copies';
import { once } from '../passages/once';
import type { PageText } from '../passages/page-text';
import { type AgreementEntry, read, restsOn, written } from './cache/agreements';
import type { Store } from './cache/store';
import { Slices } from './slices';

/** What recall needs to know of the pages. */
export interface Present {
  page(path: string): Page | undefined;
}

interface Told {
  /** As it was asked: seen from the page whose path comes first. */
  readonly agreement: Agreement | null;
  /** What it rests on; null when it is to be asked again. */
  readonly reasons: string | null;
}

interface Known extends Told {
  readonly copy: Copy;
}

/** Answers are handed out together after so many milliseconds. */
const TOGETHER = 500;
const MOST_KNOWN = 5000;
/** So many are asked for at a time: while git reads for one, the versions for another are compared. */
const AT_A_TIME = 4;

/**
 * What the history knows of copies. A check is told at once what is known; what it asked for in vain is found out in the
 * background. Answers are kept by what both passages say, so an edit elsewhere on their pages asks nothing anew; and, from
 * one run to the next, by all that they rest on, so a commit asks anew only about the pages that it changed.
 */
export class Recall {
  readonly #history: History;
  readonly #present: Present;
  readonly #open: () => Promise<Store<AgreementEntry> | null>;
  #store: Promise<Store<AgreementEntry> | null> | null = null;
  /** Those that were asked for last at the end. */
  readonly #known = new Map<string, Known>();
  readonly #asked = new Map<string, Copy>();

  /** @param open opens what earlier runs found out; not called before it is needed */
  constructor(history: History, present: Present, open: () => Promise<Store<AgreementEntry> | null>) {
    this.#history = history;
    this.#present = present;
    this.#open = open;
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

  /** Where the history is another than before, everything is asked anew, and said as before until it is answered. */
  async refresh(): Promise<void> {
    if (!(await this.#history.refresh())) return;
    for (const [key, { copy }] of this.#known) this.#asked.set(key, copy);
  }

  /** Answers what was asked, for a while; the pages of which something else is known now, or null when nothing was asked. */
  async answer(): Promise<ReadonlySet<string> | null> {
    if (this.#asked.size === 0) {
      await (await this.#store)?.save();
      return null;
    }
    const changed = new Set<string>();
    const until = performance.now() + TOGETHER;
    const slices = new Slices();
    const asked = this.#asked.entries();
    const askOn = async (): Promise<void> => {
      for (const [key, copy] of asked) {
        this.#asked.delete(key);
        if (this.#isPresent(copy)) {
          const before = this.#known.get(key) ?? null;
          const told = await this.#ask(copy, before);
          if (JSON.stringify(told.agreement) !== JSON.stringify(before?.agreement ?? null)) {
            changed.add(copy.a.path).add(copy.b.path);
          }
          this.#known.set(key, { ...told, copy });
        } else {
          // Whoever rests on it asks anew, with the pages as they are.
          this.#known.delete(key);
          changed.add(copy.a.path).add(copy.b.path);
        }
        await slices.next();
        if (performance.now() > until) return;
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, askOn));
    for (const key of [...this.#known.keys()].slice(0, -MOST_KNOWN)) this.#known.delete(key);
    return changed;
  }

  /** Whether the places of a copy are those of its pages still. */
  #isPresent({ a, b }: Copy): boolean {
    return this.#present.page(a.path) === a.page && this.#present.page(b.path) === b.page;
  }

  async #ask(copy: Copy, before: Told | null): Promise<Told> {
    const { a, b, own, span } = copy;
    const sides = [
      await this.#history.traced({ path: a.path, text: a.page.text, span: own }),
      await this.#history.traced({ path: b.path, text: b.page.text, span }),
    ] as const;
    const [here, there] = isTurned(copy) ? [sides[1], sides[0]] : sides;
    // Pages without a past have nothing to tell, and nothing to keep: so it is wherever git is not asked.
    if (here.versions.length === 0 || there.versions.length === 0) return { agreement: null, reasons: null };
    const reasons = restsOn(here, there);
    return before?.reasons === reasons ? before : this.#find(here, there, reasons);
  }

  async #find(here: Traced, there: Traced, reasons: string): Promise<Told> {
    this.#store ??= this.#open();
    const store = await this.#store;
    const entry = store?.get(reasons) ?? null;
    const kept = entry && read(entry, here, there);
    if (kept !== null) return { ...kept, reasons };
    const { agreement, settled } = await this.#history.agreement(here, there);
    if (!settled) return { agreement, reasons: null };
    store?.add(reasons, () => written(agreement));
    return { agreement, reasons };
  }
}

const isTurned = ({ a, b }: Copy): boolean => a.path > b.path;

/** The same for two copies, whichever of the two pages asks. */
const keyOf = once((copy: Copy): string => {
  const { a, b, region } = copy;
  const said = ({ path, words }: PageText, { start, end }: { start: number; end: number }): string =>
    `${path}\n${words.slice(start, end).join(' ')}`;
  const [here, there] = [said(a, region.a), said(b, region.b)];
  return createHash('sha1')
    .update(isTurned(copy) ? `${there}\n${here}` : `${here}\n${there}`)
    .digest('base64');
});
