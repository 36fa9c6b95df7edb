import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { FileSource } from '../../handbook/files';
import { type Asked, isAnsweredAlike } from '../asked';
import { isAbsent, messageOf } from '../failures';
import type { StandingGitLog } from '../git/git-log';
import { Slices } from '../slices';

/** What a check found: the single findings, and what is to be said of the whole. */
export interface Outcome<About, Found> {
  readonly about: About;
  readonly found: readonly Found[];
}

/** The same from the last time, with all that was asked for it. */
export interface Taken<About, Found> extends Outcome<About, Found> {
  readonly asked: Asked;
}

/** The first line; each of the others holds one of what was found. */
type Head<About> = Omit<Taken<About, never>, 'found'>;

const LINE_END = '\n';
const SUM_LENGTH = 40;

/**
 * What a check found, with all that it asked for it, kept in a file of its own until the next time.
 *
 * A sum of all stands above it. It is replaced as a whole, by another file that takes the place of the old one: of several
 * processes the last one counts, and nobody ever reads half of it. Nothing here is needed: whatever goes wrong is said in
 * the log, and the check is done.
 */
export class Remembered<About, Found> {
  readonly #file: string;
  readonly #log: (line: string) => void;

  /**
   * @param file its name must tell the program and all that is asked of it: something else may be found by another
   * @param log takes one line, in words for an author
   */
  constructor(file: string, log: (line: string) => void) {
    this.#file = file;
    this.#log = log;
  }

  /** What a check would find now; null where it is to be done to know that. */
  async take(source: FileSource, git: StandingGitLog): Promise<Taken<About, Found> | null> {
    const lines = await this.#read();
    if (lines === null) return null;
    const end = lines.indexOf(LINE_END);
    const { asked, about }: Head<About> = JSON.parse(lines.toString('utf8', 0, end));
    if (!(await isAnsweredAlike(asked, source, git))) return null;
    return { asked, about, found: await valuesIn(lines.subarray(end + 1)) };
  }

  async keep(asked: Asked, { about, found }: Outcome<About, Found>): Promise<void> {
    const own = `${this.#file}.${randomUUID()}`;
    const head: Head<About> = { asked, about };
    try {
      const lines = await linesOf([head, ...found]);
      await mkdir(dirname(this.#file), { recursive: true });
      await writeFile(own, Buffer.concat([Buffer.from(`${this.#sum(lines)}${LINE_END}`), lines]));
      await rename(own, this.#file);
    } catch (error) {
      this.#log(`What was found could not be kept: ${messageOf(error)}.`);
      // Fails where nothing can be written.
      await rm(own, { force: true }).catch(() => {});
    }
  }

  async #read(): Promise<Buffer | null> {
    try {
      const bytes = await readFile(this.#file);
      const lines = bytes.subarray(SUM_LENGTH + LINE_END.length);
      if (bytes.toString('latin1', 0, SUM_LENGTH) === this.#sum(lines)) return lines;
      this.#log('What the last check found was kept, but is damaged: it is left out.');
    } catch (error) {
      if (!isAbsent(error)) this.#log(`What the last check found could not be read: ${messageOf(error)}.`);
    }
    return null;
  }

  /** Of another file the sum is another, whatever is in it. */
  #sum(lines: Buffer): string {
    return createHash('sha1').update(basename(this.#file)).update(lines).digest('hex');
  }
}

async function valuesIn<Value>(lines: Buffer): Promise<Value[]> {
  const values: Value[] = [];
  const slices = new Slices();
  let start = 0;
  for (let end = lines.indexOf(LINE_END); end >= 0; end = lines.indexOf(LINE_END, start)) {
    values.push(JSON.parse(lines.toString('utf8', start, end)));
    start = end + LINE_END.length;
    await slices.next();
  }
  return values;
}

/** In one piece: each of many would be written on its own. */
async function linesOf(values: readonly unknown[]): Promise<Buffer> {
  const lines: Buffer[] = [];
  const slices = new Slices();
  for (const value of values) {
    lines.push(Buffer.from(`${JSON.stringify(value)}${LINE_END}`));
    await slices.next();
  }
  return Buffer.concat(lines);
}
