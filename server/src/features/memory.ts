/** How a link was written before a change, and what was written instead. */
export interface EarlierWriting {
  readonly url: string;
  /** The destination as it stood in the page, byte for byte. */
  readonly text: string;
  readonly now: string;
}

/** As many changes are remembered. */
const MOST = 50;

/**
 * How links were written before the changes of late. A path that is written for another folder can lose what was the
 * author's own (`./b.md` becomes `../b.md`): whoever takes a change back is to find the page as it was.
 */
export class Memory {
  readonly #changes = new Map<string, ReadonlyMap<string, EarlierWriting>>();

  keep(key: string, written: ReadonlyMap<string, EarlierWriting>): void {
    this.#changes.delete(key);
    this.#changes.set(key, written);
    for (const oldest of [...this.#changes.keys()].slice(0, -MOST)) this.#changes.delete(oldest);
  }

  recall(key: string): ReadonlyMap<string, EarlierWriting> {
    return this.#changes.get(key) ?? new Map();
  }
}
