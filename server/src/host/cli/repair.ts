import type { Edit } from '../../handbook/edit';
import { applyEdits } from '../../handbook/edit';
import type { Finding, Fix } from '../../rules/rule';
import { EditPlan } from '../edits';
import { decode } from '../files/decode';
import { findingsOf } from './find';
import type { Opened } from './open';
import { type ReportedFinding, Reporter } from './report-json';
import type { Terminal } from './terminal';
import type { Change } from './write';

/** What `fix` would do. */
export interface Repairs {
  readonly changes: readonly Change[];
  /** What is repaired, each with its one fix. */
  readonly made: readonly ReportedFinding[];
  /** What is wrong still, once the changes are made. */
  readonly left: readonly Finding[];
}

/**
 * Makes the preferred fixes in memory; of two that touch each other, the first. The handbook is that of the changed
 * pages afterwards.
 */
export async function repair(opened: Opened, rules: (code: string) => boolean, terminal: Terminal): Promise<Repairs> {
  const { keeper, pages } = opened;
  const texts = new Texts(opened, terminal);
  const reporter = new Reporter(keeper);
  const plan = new EditPlan();
  const made: ReportedFinding[] = [];
  const found = await findingsOf(opened, pages, rules, terminal);
  for (const [index, finding] of found.entries()) {
    terminal.show(`Looking for repairs: ${index} of ${found.length}`);
    const fix = (await keeper.fixes(finding)).find(isCertain);
    if (fix === undefined || !(await texts.haveAll(fix)) || !plan.take(fix)) continue;
    made.push(await reporter.finding(finding, [fix]));
  }
  for (const [path, edits] of plan.files) keeper.edit(path, texts.change(path, edits));
  return { changes: texts.changes, made, left: await findingsOf(opened, pages, rules, terminal) };
}

/** Preferred, and a change of what is there: the command line creates no file. */
const isCertain = (fix: Fix): boolean => fix.preferred && fix.create.length === 0 && fix.edits.length > 0;

/** The texts of the pages that are repaired, before and now. */
class Texts {
  readonly #opened: Opened;
  readonly #terminal: Terminal;
  readonly #known = new Map<string, Change | null>();

  constructor(opened: Opened, terminal: Terminal) {
    this.#opened = opened;
    this.#terminal = terminal;
  }

  get changes(): readonly Change[] {
    return [...this.#known.values()].flatMap((change) => (change && change.before !== change.after ? [change] : []));
  }

  /** Whether all files that a fix edits are pages whose text is at hand. */
  async haveAll(fix: Fix): Promise<boolean> {
    for (const { path } of fix.edits) if ((await this.#take(path)) === null) return false;
    return true;
  }

  /** Takes edits of a page that is at hand; returns its new text. */
  change(path: string, edits: readonly Edit[]): string {
    const known = this.#known.get(path);
    if (!known) throw new Error(`${path} was not read.`);
    const after = applyEdits(known.after, edits);
    this.#known.set(path, { ...known, after });
    return after;
  }

  async #take(path: string): Promise<Change | null> {
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const change = await this.#read(path);
    this.#known.set(path, change);
    return change;
  }

  async #read(path: string): Promise<Change | null> {
    const page = this.#opened.keeper.page(path);
    const bytes = await this.#opened.source.read(path);
    if (page === undefined || bytes === null) return null;
    const { text, problem } = decode(bytes);
    if (problem !== null) {
      this.#terminal.say(`${path} is left as it is: it is not UTF-8, so writing it would lose what could not be read.`);
      return null;
    }
    // The findings rest on the text that was read first.
    if (text !== page.text) {
      this.#terminal.say(`${path} is left as it is: it was changed while it was being checked.`);
      return null;
    }
    return { path, before: text, after: text };
  }
}
