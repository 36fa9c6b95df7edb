import { orAborted } from './guard';

/** Something that others wait for. Once open, it stays open. */
export class Gate {
  #open: () => void = () => {};
  readonly #opened = new Promise<void>((resolve) => {
    this.#open = resolve;
  });

  open(): void {
    this.#open();
  }

  /** Rejects as soon as the signal is aborted. */
  opened(signal?: AbortSignal): Promise<void> {
    return signal === undefined ? this.#opened : orAborted(this.#opened, signal);
  }
}
