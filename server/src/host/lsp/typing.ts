import { setTimeout as sleep } from 'node:timers/promises';
import { Slices } from '../slices';

/** A pause this long ends a burst of typing. */
const PAUSE = 100;
/** A page that takes longer to read than this is read in pauses alone. */
const SLOW = 50;
const LONGEST_PAUSE = 3000;

/** Texts that changed in the editor and were not taken yet. A keystroke costs nothing: texts are taken in pauses, or when a request needs them. */
export class Typing {
  readonly #take: (path: string) => void;
  /** When each of these texts changed last. */
  readonly #waiting = new Map<string, number>();
  /** How long each text took to read the last time. */
  readonly #costs = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(take: (path: string) => void) {
    this.#take = take;
  }

  typed(path: string): void {
    this.#waiting.set(path, performance.now());
    clearTimeout(this.#timer);
    const pause = Math.max(...[...this.#waiting.keys()].map((waiting) => this.#pause(waiting)));
    this.#timer = setTimeout(() => void this.allSettled(), pause);
  }

  /** Takes a text when a request needs it: at once where that is quick, else once the author pauses. */
  async settled(path: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      const since = this.#waiting.get(path);
      if (since === undefined || signal.aborted) return;
      const left = (this.#costs.get(path) ?? 0) <= SLOW ? 0 : since + this.#pause(path) - performance.now();
      if (left <= 0) return this.#takeNow(path);
      await sleep(left, undefined, { signal }).catch(() => {});
    }
  }

  /** The same for all texts. */
  async allSettled(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const slices = new Slices();
    for (const path of [...this.#waiting.keys()]) {
      await this.settled(path, signal);
      await slices.next();
    }
  }

  forget(path: string): void {
    this.#waiting.delete(path);
    this.#costs.delete(path);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #takeNow(path: string): void {
    if (!this.#waiting.delete(path)) return;
    const start = performance.now();
    this.#take(path);
    this.#costs.set(path, performance.now() - start);
  }

  #pause(path: string): number {
    return Math.min(LONGEST_PAUSE, Math.max(PAUSE, 2 * (this.#costs.get(path) ?? 0)));
  }
}
