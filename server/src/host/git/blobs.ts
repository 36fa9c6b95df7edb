import type { ChildProcessWithoutNullStreams } from 'node:child_process';

type Answer = (content: Buffer | null) => void;

interface Request {
  /** `<commit>:<path>` */
  readonly name: string;
  readonly answer: Answer;
}

/** Larger files are no pages; they are answered as missing. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A process that nobody asks is ended after this time, in milliseconds, so that it holds no file open. */
const IDLE_AFTER = 5000;

/** A process that dies over and over is not started again. */
const MOST_DEATHS = 3;

/**
 * Contents of files in commits, from one `git cat-file --batch` that is kept open. Requests are answered in order;
 * when the process dies, the request that it died of is answered by null and the others by a new process.
 */
export class Blobs {
  #child: ChildProcessWithoutNullStreams | null = null;
  #waiting: Request[] = [];
  #reply = new Reply();
  #idle: NodeJS.Timeout | undefined;
  #deaths = 0;
  #closed = false;

  readonly #start: () => ChildProcessWithoutNullStreams;

  constructor(start: () => ChildProcessWithoutNullStreams) {
    this.#start = start;
  }

  read(name: string): Promise<Buffer | null> {
    // The protocol is one request a line.
    if (this.#closed || this.#deaths >= MOST_DEATHS || /[\n\0]/.test(name)) return Promise.resolve(null);
    return new Promise((answer) => {
      clearTimeout(this.#idle);
      this.#waiting.push({ name, answer });
      if (this.#child) this.#child.stdin.write(`${name}\n`);
      else this.#open();
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#idle);
    this.#child?.kill();
    this.#giveUp();
  }

  #open(): void {
    const child = this.#start();
    this.#child = child;
    this.#reply = new Reply();
    child.stderr.resume();
    child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    // A process that cannot be started says 'error' and may never say 'close'.
    child.on('error', () => this.#died(child));
    child.on('close', () => this.#died(child));
    child.stdin.write(this.#waiting.map(({ name }) => `${name}\n`).join(''));
  }

  #take(chunk: Buffer): void {
    for (const content of this.#reply.push(chunk)) {
      this.#deaths = 0;
      this.#waiting.shift()?.answer(content);
    }
    if (this.#waiting.length === 0) this.#idle = setTimeout(() => this.#rest(), IDLE_AFTER);
  }

  #rest(): void {
    const child = this.#child;
    this.#child = null;
    child?.stdin.end();
  }

  #died(child: ChildProcessWithoutNullStreams): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#deaths += 1;
    this.#waiting.shift()?.answer(null);
    if (this.#closed || this.#deaths >= MOST_DEATHS) this.#giveUp();
    else if (this.#waiting.length > 0) this.#open();
  }

  #giveUp(): void {
    for (const { answer } of this.#waiting.splice(0)) answer(null);
  }
}

/** Cuts the output of `cat-file --batch` into answers: `<id> <type> <size>`, the content, a line end; or one line. */
class Reply {
  #head = '';
  #body: { readonly content: Buffer | null; readonly size: number; filled: number } | null = null;

  *push(chunk: Buffer): Generator<Buffer | null> {
    for (let at = 0; at < chunk.length; ) {
      if (this.#body) {
        const { content, size, filled } = this.#body;
        const end = Math.min(chunk.length, at + size + 1 - filled);
        // The line end that follows the content does not fit and is left out.
        if (content) chunk.copy(content, filled, at, end);
        this.#body.filled += end - at;
        at = end;
        if (this.#body.filled <= size) return;
        this.#body = null;
        yield content;
      } else {
        const newline = chunk.indexOf('\n', at);
        this.#head += chunk.toString('latin1', at, newline < 0 ? chunk.length : newline);
        if (newline < 0) return;
        at = newline + 1;
        const found = /^[0-9a-f]+ (\w+) (\d+)$/.exec(this.#head);
        this.#head = '';
        if (found) this.#expect(found[1] === 'blob', Number(found[2]));
        else yield null;
      }
    }
  }

  #expect(wanted: boolean, size: number): void {
    this.#body = { content: wanted && size <= MOST_BYTES ? Buffer.alloc(size) : null, size, filled: 0 };
  }
}
