import { setImmediate } from 'node:timers/promises';

/** Many that go on at once hold up whatever comes in between: they go on one by one, the one that came last first. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = false;

  /** Resolves when it is the caller's turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let goOn = this.#waiting.pop(); goOn !== undefined; goOn = this.#waiting.pop()) {
      goOn();
      await setImmediate();
    }
    this.#running = false;
  }
}
