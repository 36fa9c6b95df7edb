import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAbsent, messageOf } from '../failures';
import { Slices } from '../slices';
import { KEY_LENGTH, Lines } from './lines';

const LINE_END = 0x0a;
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
  /** The file as it was found, until all that will be asked for was asked for. */
  #lines: Lines | null = null;
  readonly #used = new Set<string>();
  /** Not yet in the file. */
  #fresh = new Map<string, () => Value>();
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
      store.#lines = await Lines.open(file);
    } catch (error) {
      if (!isAbsent(error)) log(`The cache could not be read: ${messageOf(error)}.`);
    }
    return store;
  }

  /**
   * What an earlier run found out.
   * @param name of any length: everything that the value rests on
   */
  get(name: string): Value | null {
    return this.#lines === null ? null : this.#stored(this.#lines, keyOf(name));
  }

  /** @param make the value, when it is written: all together they would be as large as what they were found in */
  add(name: string, make: () => Value): void {
    this.#fresh.set(keyOf(name), make);
  }

  /** Writes what is new. To be called once everything was asked for: from then on what the file held is not looked up. */
  async save(): Promise<void> {
    const [fresh, lines] = [this.#fresh, this.#lines];
    this.#fresh = new Map();
    this.#lines = null;
    const damaged = this.#damaged + (lines?.damaged ?? 0);
    if (damaged > 0) this.#log(`Damaged lines of the cache were left out: ${damaged}.`);
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      if (lines !== null && (damaged > 0 || this.#isWorn(lines))) await this.#rewrite(lines, fresh);
      else if (fresh.size > 0) await writeFile(this.#file, linesOf(fresh), { flag: 'a' });
    } catch (error) {
      this.#log(`The cache could not be written: ${messageOf(error)}.`);
    }
    this.#damaged = 0;
    this.#used.clear();
  }

  #stored(lines: Lines, key: string): Value | null {
    const line = lines.read(key);
    if (line === null) return null;
    const json = jsonIn(line);
    if (json === null) {
      this.#damaged += 1;
      return null;
    }
    this.#used.add(key);
    return JSON.parse(json);
  }

  #isWorn(lines: Lines): boolean {
    const used = [...this.#used].reduce((sum, key) => sum + lines.lengthOf(key), 0);
    const unused = lines.size - used;
    return unused > MUCH_UNUSED && unused > used;
  }

  /** Into a file of its own first, which then takes the place of the old one: nobody ever reads half of it. */
  async #rewrite(lines: Lines, fresh: ReadonlyMap<string, () => Value>): Promise<void> {
    const own = `${this.#file}.${process.pid}`;
    try {
      await lines.copy(this.#used, own);
      await writeFile(own, linesOf(fresh), { flag: 'a' });
      await rename(own, this.#file);
    } finally {
      await rm(own, { force: true });
    }
  }
}

/** Whole lines, many at a time. */
async function* linesOf(values: ReadonlyMap<string, () => unknown>): AsyncGenerator<Buffer> {
  const slices = new Slices();
  let parts: Buffer[] = [];
  let size = 0;
  for (const [key, make] of values) {
    const json = Buffer.from(JSON.stringify(make()));
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
