import type { Move } from '../../handbook/moves';

/** Knows between a move in the editor and the author's answer which pages may have a redirect from their old address. */
export class OldAddresses {
  #planned: { readonly moves: string; readonly pages: number } = { moves: '', pages: 0 };
  #offered: readonly Move[] = [];

  /** The moves that the author was asked about last. */
  get offered(): readonly Move[] {
    return this.#offered;
  }

  /** These are about to be made. `pages`: how many may have a redirect. */
  plan(moves: readonly Move[], pages: number): void {
    this.#planned = { moves: JSON.stringify(moves), pages };
  }

  /** They were made: of how many pages the author is to be asked. */
  made(moves: readonly Move[]): number {
    if (this.#planned.moves !== JSON.stringify(moves)) return 0;
    this.#offered = moves;
    return this.#planned.pages;
  }
}
