import { findMoves } from '../../features/find-moves';
import type { Move } from '../../handbook/moves';
import type { Page } from '../../page/page';
import type { Keeper } from '../keeper';
import { Slices } from '../slices';

/** A switch of branches comes in several pieces: the author is asked once all is quiet for so long. */
const ASKED_AFTER = 1500;
/** A page that came and one that went belong together when no more than so long lies between. */
const TOGETHER = 3000;
/** An author may think for a while before a move that was announced is made. */
const ANNOUNCED = 10 * 60_000;

/** The pages of a folder's handbooks at a moment. */
export type Snapshot = ReadonlyMap<string, Page>;

export const snapshotOf = ({ handbooks }: Keeper): Snapshot =>
  new Map(handbooks.flatMap(({ handbook }) => [...handbook.pages]));

interface Noted {
  readonly page: Page;
  readonly at: number;
}

const latestFirst = (noted: ReadonlyMap<string, Noted>): Snapshot =>
  new Map([...noted].reverse().map(([path, { page }]) => [path, page]));

function keepOnly<T>(noted: Map<string, T>, isWanted: (path: string, each: T) => boolean): void {
  for (const [path, each] of noted) if (!isWanted(path, each)) noted.delete(path);
}

/** Notices when other programs move pages, and has the author asked once for each batch of moves. */
export class MovesOutside {
  readonly #ask: (moves: readonly Move[]) => Promise<void>;
  readonly #gone = new Map<string, Noted>();
  readonly #came = new Map<string, Noted>();
  readonly #announced = new Map<string, Pick<Noted, 'at'>>();
  #moves: readonly Move[] = [];
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
    for (const { to } of moves) this.#announced.set(to, { at: performance.now() });
  }

  /** Files changed, and these were the pages before and after. What went may be told of before what came, or after it. */
  async changed(before: Snapshot, after: Snapshot): Promise<void> {
    const at = performance.now();
    for (const [path, page] of before) if (!after.has(path)) this.#gone.set(path, { page, at });
    for (const [path, page] of after) {
      if (!before.has(path) && !this.#isAnnounced(path)) this.#came.set(path, { page, at });
    }
    keepOnly(this.#gone, (path, each) => !after.has(path) && at - each.at <= TOGETHER);
    keepOnly(this.#came, (path, each) => after.has(path) && at - each.at <= TOGETHER);
    keepOnly(this.#announced, (_, each) => at - each.at <= ANNOUNCED);
    const slices = new Slices();
    const moves = await findMoves(latestFirst(this.#gone), latestFirst(this.#came), () => slices.next());
    for (const { from, to } of moves) {
      this.#gone.delete(from);
      this.#came.delete(to);
    }
    this.#moves = moves.reduce(andThen, this.#moves);
    if (moves.length > 0) this.#askSoon();
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

/** A page that goes on from where it came to has moved once. */
function andThen(moves: readonly Move[], { from, to }: Move): readonly Move[] {
  const first = moves.find((each) => each.to === from);
  return [...moves.filter((each) => each !== first), { from: first?.from ?? from, to }];
}
