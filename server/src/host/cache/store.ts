import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Slices } from '../slices';
import { isAbsent, messageOf } from './failures';

const LINE_END = 0x0a;
const KEY_LENGTH = 40;
const KEY = /^[0-9a-f]{40}$/;
const SUM_LENGTH = 12;
/** A line is the key, a space, the sum, a space and the value as JSON. */
const HEAD_LENGTH = KEY_LENGTH + 1 + SUM_LENGTH + 1;
/** Bytes that are written at a time: the whole would be as large as all that was found out. */
const MANY_BYTES = 500_000;
/** Bytes of values that nobody asks for any more. They stay while they are fewer than these, or than the others. */
const MUCH_UNUSED = 1_000_000;

/**
 * What was found out, by the name of what it was found out about, kept in one file from one run to the next.
 *
 * Several processes may share the file. They append whole lines, each with a sum of its own: one that was cut off, mixed
 * up or changed is left out, and its value is found out anew. Nothing here is needed: whatever goes wrong is said in the
 * log, and the program goes on without it.
 */
export class Store<Value> {
  readonly #file: string;
  readonly #log: (line: string) => void;
  /** The file as it was found, and the lines in it, until all that will be asked for was asked for. */
  #bytes: Buffer = Buffer.alloc(0);
  readonly #lines = new Map<string, Buffer>();
  readonly #used = new Set<string>();
  /** Not yet in the file. */
  #fresh = new Map<string, Value>();
  #damaged = 0;

  private constructor(file: string, log: (line: string) => void) {
    this.#file = file;
    this.#log = log;
  }

  /**
   * @param file where it is kept; its name must tell the program, since another may find out something else
   * @param log takes one line, in words for an author
   */
  static async open<Value>(file: string, log: (line: string) => void): Promise<Store<Value>> {
    const store = new Store<Value>(file, log);
    try {
      await store.#index(await readFile(file));
    } catch (error) {
      if (!isAbsent(error)) log(`The cache could not be read: ${messageOf(error)}.`);
    }
    return store;
  }

  /** @param name of any length: everything that the value rests on */
  get(name: string): Value | null {
    const key = keyOf(name);
    return this.#fresh.get(key) ?? this.#stored(key);
  }

  add(name: string, value: Value): void {
    this.#fresh.set(keyOf(name), value);
  }

  /** Writes what is new. To be called once everything was asked for: from then on what the file held is not looked up. */
  async save(): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = new Map();
    if (this.#damaged > 0) this.#log(`Damaged lines of the cache were left out: ${this.#damaged}.`);
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      if (this.#damaged > 0 || this.#isWorn()) await this.#rewrite(fresh);
      else if (fresh.size > 0) await writeFile(this.#file, linesOf(fresh), { flag: 'a' });
    } catch (error) {
      this.#log(`The cache could not be written: ${messageOf(error)}.`);
    }
    this.#damaged = 0;
    this.#bytes = Buffer.alloc(0);
    this.#lines.clear();
    this.#used.clear();
  }

  async #index(bytes: Buffer): Promise<void> {
    this.#bytes = bytes;
    const slices = new Slices();
    let start = 0;
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
      const key = bytes.toString('latin1', start, Math.min(start + KEY_LENGTH, end));
      if (KEY.test(key)) this.#lines.set(key, bytes.subarray(start, end + 1));
      else this.#damaged += 1;
      start = end + 1;
      await slices.next();
    }
    if (start < bytes.length) this.#damaged += 1;
  }

  #stored(key: string): Value | null {
    const line = this.#lines.get(key);
    if (line === undefined) return null;
    const json = jsonIn(line);
    if (json === null) {
      this.#damaged += 1;
      return null;
    }
    this.#used.add(key);
    return JSON.parse(json);
  }

  #isWorn(): boolean {
    const used = [...this.#used].reduce((sum, key) => sum + (this.#lines.get(key)?.length ?? 0), 0);
    const unused = this.#bytes.length - used;
    return unused > MUCH_UNUSED && unused > used;
  }

  /** Into a file of its own first, which then takes the place of the old one: nobody ever reads half of it. */
  async #rewrite(fresh: ReadonlyMap<string, Value>): Promise<void> {
    const own = `${this.#file}.${process.pid}`;
    const kept = [...this.#used].flatMap((key) => this.#lines.get(key) ?? []);
    try {
      await writeFile(own, kept);
      await writeFile(own, linesOf(fresh), { flag: 'a' });
      await rename(own, this.#file);
    } finally {
      await rm(own, { force: true });
    }
  }
}

/** Whole lines, many at a time. */
async function* linesOf(values: ReadonlyMap<string, unknown>): AsyncGenerator<Buffer> {
  const slices = new Slices();
  let parts: Buffer[] = [];
  let size = 0;
  for (const [key, value] of values) {
    const json = Buffer.from(JSON.stringify(value));
    parts.push(Buffer.from(`${key} ${sumOf(json)} `, 'latin1'), json, Buffer.of(LINE_END));
    size += json.length;
    if (size > MANY_BYTES) {
      yield Buffer.concat(parts);
      parts = [];
      size = 0;
    }
    await slices.next();
  }
  yield Buffer.concat(parts);
}

function jsonIn(line: Buffer): string | null {
  const json = line.subarray(HEAD_LENGTH, -1);
  const sum = line.toString('latin1', KEY_LENGTH + 1, KEY_LENGTH + 1 + SUM_LENGTH);
  return sum === sumOf(json) ? json.toString() : null;
}

const keyOf = (name: string): string => createHash('sha1').update(name).digest('hex');

const sumOf = (json: Buffer): string => createHash('sha1').update(json).digest('hex').slice(0, SUM_LENGTH);
