import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open, writeFile } from 'node:fs/promises';
import { Slices } from '../slices';

const LINE_END = 0x0a;
/** A line begins with its key. */
export const KEY_LENGTH = 40;
const KEY = /^[0-9a-f]{40}$/;
/** Bytes that are read at a time. */
const MANY_BYTES = 500_000;

interface Line {
  readonly start: number;
  readonly length: number;
}

/**
 * The lines of a file, by their keys. They are read when they are asked for: all together are several times as large as
 * the handbook. Where another process has put another file in the place of this one, a line may be found no more.
 */
export class Lines {
  /** Bytes of the whole file. */
  size = 0;
  /** Lines without a key, or without an end. */
  damaged = 0;
  readonly #path: string;
  readonly #lines = new Map<string, Line>();
  /** What was read last, and where it stands. */
  #read = { bytes: Buffer.alloc(0), from: 0 };

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(path: string): Promise<Lines> {
    const lines = new Lines(path);
    await lines.#index();
    return lines;
  }

  /** Bytes of a line, its end among them; 0 where there is none. */
  lengthOf(key: string): number {
    return this.#lines.get(key)?.length ?? 0;
  }

  read(key: string): Buffer | null {
    const line = this.#lines.get(key);
    if (line === undefined) return null;
    const bytes = this.#part(line);
    return bytes.toString('latin1', 0, KEY_LENGTH) === key && bytes.at(-1) === LINE_END ? bytes : null;
  }

  /** Lines are mostly asked for in their order, so what follows is read as well. */
  #part({ start, length }: Line): Buffer {
    const { bytes, from } = this.#read;
    if (start < from || start + length > from + bytes.length) {
      this.#read = { bytes: readFrom(this.#path, start, Math.max(length, MANY_BYTES)), from: start };
    }
    const at = start - this.#read.from;
    return this.#read.bytes.subarray(at, at + length);
  }

  /** Writes some of the lines into another file. */
  async copy(keys: Iterable<string>, path: string): Promise<void> {
    await writeFile(path, this.#linesOf(keys));
  }

  *#linesOf(keys: Iterable<string>): Generator<Buffer> {
    for (const key of keys) {
      const line = this.read(key);
      if (line !== null) yield line;
    }
  }

  async #index(): Promise<void> {
    const file = await open(this.#path);
    try {
      await this.#indexOf(file);
    } finally {
      await file.close();
    }
  }

  async #indexOf(file: FileHandle): Promise<void> {
    const chunk = Buffer.allocUnsafe(MANY_BYTES);
    const slices = new Slices();
    let start = 0;
    let key = '';
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, MANY_BYTES, this.size);
      if (bytesRead === 0) break;
      const bytes = chunk.subarray(0, bytesRead);
      for (let from = 0; from < bytesRead; ) {
        const found = bytes.indexOf(LINE_END, from);
        const end = found < 0 ? bytesRead : found;
        key += bytes.toString('latin1', from, Math.min(end, from + KEY_LENGTH - key.length));
        from = end + 1;
        if (found < 0) break;
        const next = this.size + from;
        if (KEY.test(key)) this.#lines.set(key, { start, length: next - start });
        else this.damaged += 1;
        start = next;
        key = '';
      }
      this.size += bytesRead;
      await slices.next();
    }
    if (start < this.size) this.damaged += 1;
  }
}

/** Fewer bytes where the file has no more, none where it cannot be read. */
function readFrom(path: string, start: number, length: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.allocUnsafe(length);
  try {
    const file = openSync(path, 'r');
    try {
      return bytes.subarray(0, readSync(file, bytes, 0, length, start));
    } finally {
      closeSync(file);
    }
  } catch {
    return bytes.subarray(0, 0);
  }
}
