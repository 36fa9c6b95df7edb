import { findMoves } from '../../features/find-moves';
import type { Move } from '../../handbook/moves';
import type { Page } from '../../page/page';
import type { Keeper } from '../keeper';
import { Slices } from '../slices';

/** A switch of branches comes in several pieces: the author is asked once all is quiet for so long. */
const ASKED_AFTER = 1500;
/** A page that came belongs to one that went at most so long ago. So long, too, a move made in the editor is known. */
const TOGETHER = 15_000;

/** The pages of a folder's handbooks at a moment. */
export type Snapshot = ReadonlyMap<string, Page>;

export const snapshotOf = ({ handbooks }: Keeper): Snapshot =>
  new Map(handbooks.flatMap(({ handbook }) => [...handbook.pages]));

/** Notices when other programs move pages, and has the author asked once for each batch of moves. */
export class MovesOutside {
  readonly #ask: (moves: readonly Move[]) => Promise<void>;
  readonly #gone = new Map<string, { readonly page: Page; readonly at: number }>();
  readonly #announced = new Map<string, number>();
  #moves: Move[] = [];
  #offered: readonly Move[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param ask told of each batch */
  constructor(ask: (moves: readonly Move[]) => Promise<void>) {
    this.#ask = ask;
  }

  /** The moves that the author was asked about last. */
  get offered(): readonly Move[] {
    return this.#offered;
  }

  /** The editor itself moves these: it was asked about their links already. */
  announce(moves: readonly Move[]): void {
    for (const { to } of moves) this.#announced.set(to, performance.now());
  }

  /** Files changed, and these were the pages before and after. */
  async changed(before: Snapshot, after: Snapshot): Promise<void> {
    const now = performance.now();
    for (const [path, { at }] of this.#gone) if (now - at > TOGETHER || after.has(path)) this.#gone.delete(path);
    for (const [path, at] of this.#announced) if (now - at > TOGETHER) this.#announced.delete(path);
    for (const [path, page] of before) if (!after.has(path)) this.#gone.set(path, { page, at: now });
    const came = new Map([...after].filter(([path]) => !before.has(path) && !this.#isAnnounced(path)));
    if (this.#gone.size === 0 || came.size === 0) return;
    const slices = new Slices();
    const gone = new Map([...this.#gone].map(([path, { page }]) => [path, page]));
    const moves = await findMoves(gone, came, () => slices.next());
    for (const { from } of moves) this.#gone.delete(from);
    this.#moves.push(...moves);
    if (this.#moves.length > 0) this.#askSoon();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #isAnnounced(path: string): boolean {
    return [...this.#announced.keys()].some((to) => path === to || path.startsWith(`${to}/`));
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#offered = this.#moves;
      this.#moves = [];
      void this.#ask(this.#offered);
    }, ASKED_AFTER);
  }
}
