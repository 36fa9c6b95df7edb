/** So many milliseconds nothing else was to be done. */
const QUIET = 300;

/** Work that waits until nothing else is to be done for a moment, and is gone on with as long as there is some left. */
export class Background {
  readonly #work: () => Promise<boolean>;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #asked = false;
  #disposed = false;

  /** @param work does some of it; resolves to whether there is more */
  constructor(work: () => Promise<boolean>, failed: (error: unknown) => void) {
    this.#work = work;
    this.#failed = failed;
  }

  /** There may be work, but something else was just done. */
  later(): void {
    this.#asked = true;
    if (this.#running || this.#disposed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), QUIET);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#asked = false;
    try {
      while (!this.#disposed && (await this.#work()));
    } catch (error) {
      this.#failed(error);
    }
    this.#running = false;
    // Work may have come after the last look for some.
    if (this.#asked) this.later();
  }
}
