import { createColors } from 'picocolors';
import type { Storage } from '../cache/cache-folder';

/** As much of a stream as is written to. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string, done: () => void): unknown;
}

export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where what was read is kept for the next run; null: nowhere. */
  readonly storage: Storage | null;
  /** Absolute path of the current folder. */
  readonly folder: string;
}

/** Where a run prints: results on standard output, everything about the run itself on standard error. */
export class Terminal {
  readonly colors: ReturnType<typeof createColors>;
  readonly #stdout: Output;
  readonly #stderr: Output;
  #showing = false;

  constructor({ stdout, stderr, environment }: Surroundings) {
    this.#stdout = stdout;
    this.#stderr = stderr;
    this.colors = createColors(stdout.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb');
  }

  /** Prints a result; resolves once the stream has taken all of it, which for a pipe may be long after the call. */
  print(text: string): Promise<void> {
    this.#wipe();
    return new Promise((resolve) => {
      this.#stdout.write(text, resolve);
    });
  }

  /** Says something about the run. */
  say(line: string): void {
    this.#wipe();
    this.#stderr.write(`${visible(line)}\n`, () => {});
  }

  /** Shows how far the run is, on a terminal only, until something else is said. */
  show(progress: string): void {
    if (this.#stderr.isTTY !== true) return;
    this.#stderr.write(`\r\x1b[K${visible(progress)}`, () => {});
    this.#showing = true;
  }

  #wipe(): void {
    if (this.#showing) this.#stderr.write('\r\x1b[K', () => {});
    this.#showing = false;
  }
}

/** One line, with control characters made visible: what a page says must not steer the terminal. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character < ' ' ? String.fromCharCode(character.charCodeAt(0) + 0x2400) : '�',
  );
}
