import { setImmediate } from 'node:timers/promises';

/** Long work gives way after so many milliseconds, so that requests are answered in between. */
const LENGTH = 6;
/** It gives way for so many turns of the event loop: a connection takes but one message in each, and they come in bursts. */
const TURNS = 16;

/** Cuts long work into slices. */
export class Slices {
  readonly #signal: AbortSignal | undefined;
  #start = performance.now();

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** To be called between two pieces of work; resolves to whether a slice has ended. Rejects once the signal is aborted. */
  async next(): Promise<boolean> {
    this.#signal?.throwIfAborted();
    if (!this.#isOver) return false;
    for (let turn = 0; turn < TURNS; turn++) await setImmediate();
    this.#start = performance.now();
    return true;
  }

  /** Does work of many steps to its end. */
  async finish<T>(work: Generator<unknown, T>): Promise<T> {
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
      if (this.#isOver) await this.next();
    }
  }

  get #isOver(): boolean {
    return performance.now() - this.#start >= LENGTH;
  }
}
