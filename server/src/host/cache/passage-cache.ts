import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Page } from '../../page/page';
import type { KeptIndex, PassageIndex } from '../../passages/passage-index';
import type { KeptTexts } from '../../passages/texts';
import { isAbsent, messageOf } from '../failures';
import { Slices } from '../slices';

/** A sum, in bytes. */
const SUM = 20;
const NUMBER = Int32Array.BYTES_PER_ELEMENT;
/** Numbers that are summed up or written at a time. */
const MANY = 250_000;
/** Where fewer of the pages say what they said, everything is looked up anew. */
const LEAST_KNOWN = 0.9;
const PARTS = 9;

/** What stands in the file, behind how many numbers each part has. */
interface Parts extends KeptTexts {
  /** Of the pages' texts. */
  readonly sums: Int32Array;
  /** How many passages each page has. */
  readonly counts: Int32Array;
  /** Their ids, page by page. */
  readonly passages: Int32Array;
}

/**
 * What was found out about the passages of a handbook, kept in a file of its own until the next time. Passages are known
 * again by the sum of the page that they stand on.
 *
 * As in what is remembered of a check, a sum of all stands above it, and the file is replaced as a whole. Nothing here is
 * needed: whatever goes wrong is said in the log, and everything is looked up anew.
 */
export class PassageCache {
  readonly #file: string;
  readonly #log: (line: string) => void;
  /** It was written, or cannot be. */
  #isDone = false;

  /**
   * @param file its name must tell the program and the machine
   * @param log takes one line, in words for an author
   */
  constructor(file: string, log: (line: string) => void) {
    this.#file = file;
    this.#log = log;
  }

  /**
   * @param pages all that are compared
   * @returns null where there is nothing, or too little of it holds still
   */
  async read(pages: Iterable<readonly [string, Page]>): Promise<KeptIndex | null> {
    const parts = await this.#read();
    if (parts === null) return null;
    const { sums, counts, passages, ...texts } = parts;
    const idsBySum = new Map<string, Int32Array>();
    let start = 0;
    for (const [index, count] of counts.entries()) {
      const sum = sums.subarray((index * SUM) / NUMBER, ((index + 1) * SUM) / NUMBER);
      idsBySum.set(bytesOf(sum).toString('latin1'), passages.subarray(start, start + count));
      start += count;
    }
    const known = new Map<string, Int32Array>();
    const slices = new Slices();
    for (const [path, page] of pages) {
      const ids = idsBySum.get(sumOf(page.text).toString('latin1'));
      if (ids !== undefined) known.set(path, ids);
      await slices.next();
    }
    return known.size < LEAST_KNOWN * counts.length ? null : { texts, pages: known };
  }

  /** Once in a run, when much was found out; what it looked up otherwise is looked up again the next time. */
  async keep(index: PassageIndex, pages: ReadonlyMap<string, Page>): Promise<void> {
    if (this.#isDone) return;
    const { changes } = index;
    const kept = await new Slices().finish(index.keeping());
    if (kept === null) return;
    const parts = inOrder(await partsOf(kept, pages));
    // An edit under way changes some of the numbers.
    await this.#write(parts, () => index.changes === changes);
  }

  async #write(parts: readonly Int32Array[], isWhole: () => boolean): Promise<void> {
    const own = `${this.#file}.${randomUUID()}`;
    try {
      const sum = await this.#sum(parts);
      await mkdir(dirname(this.#file), { recursive: true });
      await writeFile(own, withSum(sum, parts));
      if (!isWhole()) return;
      await rename(own, this.#file);
      this.#isDone = true;
    } catch (error) {
      this.#isDone = true;
      this.#log(`What is known of passages could not be kept: ${messageOf(error)}.`);
    } finally {
      // Fails where nothing can be written.
      await rm(own, { force: true }).catch(() => {});
    }
  }

  async #read(): Promise<Parts | null> {
    try {
      const bytes = await bytesIn(this.#file);
      const numbers = new Int32Array(bytes.buffer, SUM, Math.max(0, Math.trunc((bytes.length - SUM) / NUMBER)));
      if ((await this.#sum([numbers])).equals(bytes.subarray(0, SUM))) return partsIn(numbers);
      this.#log('What was known of passages is damaged: it is left out.');
    } catch (error) {
      if (!isAbsent(error)) this.#log(`What was known of passages could not be read: ${messageOf(error)}.`);
    }
    return null;
  }

  /** Of another file the sum is another, whatever is in it. */
  async #sum(parts: readonly Int32Array[]): Promise<Buffer> {
    const hash = createHash('sha1').update(basename(this.#file));
    const slices = new Slices();
    for (const bytes of chunksOf(parts)) {
      hash.update(bytes);
      await slices.next();
    }
    return hash.digest();
  }
}

/** In a piece of memory that is theirs alone, so that they can be read as numbers. */
async function bytesIn(path: string): Promise<Buffer<ArrayBuffer>> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.allocUnsafeSlow(Math.max(SUM, size));
    await file.read(bytes, 0, size, 0);
    return bytes;
  } finally {
    await file.close();
  }
}

async function partsOf({ texts, pages }: KeptIndex, read: ReadonlyMap<string, Page>): Promise<Parts> {
  const sums = new Uint8Array(SUM * pages.size);
  const slices = new Slices();
  for (const [index, path] of [...pages.keys()].entries()) {
    sums.set(sumOf(read.get(path)?.text ?? ''), SUM * index);
    await slices.next();
  }
  const lists = [...pages.values()];
  return {
    ...texts,
    sums: new Int32Array(sums.buffer),
    counts: Int32Array.from(lists, ({ length }) => length),
    passages: Int32Array.from(lists.flatMap((ids) => [...ids])),
  };
}

function inOrder(parts: Parts): readonly Int32Array[] {
  const { sums, counts, passages, hashes, starts, matches, weights, table, ids } = parts;
  const all = [sums, counts, passages, hashes, starts, matches, weights, table, ids];
  return [Int32Array.from(all, ({ length }) => length), ...all];
}

function partsIn(numbers: Int32Array): Parts {
  let start = PARTS;
  const part = (index: number): Int32Array => {
    const from = start;
    start += numbers[index] ?? 0;
    return numbers.subarray(from, start);
  };
  const [sums, counts, passages] = [part(0), part(1), part(2)];
  const [hashes, starts, matches] = [part(3), part(4), part(5)];
  const [weights, table, ids] = [part(6), part(7), part(8)];
  return { sums, counts, passages, hashes, starts, matches, weights, table, ids };
}

function* withSum(sum: Buffer, parts: readonly Int32Array[]): Generator<Buffer> {
  yield sum;
  yield* chunksOf(parts);
}

function* chunksOf(parts: readonly Int32Array[]): Generator<Buffer> {
  for (const part of parts) {
    for (let at = 0; at < part.length; at += MANY) yield bytesOf(part.subarray(at, at + MANY));
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);

const sumOf = (text: string): Buffer => createHash('sha1').update(text).digest();
