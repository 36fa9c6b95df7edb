import type { Finding } from '../../rules/rule';
import type { Asked } from '../asked';
import type { Outcome } from '../cache/remembered';
import type { CheckCommand } from './arguments';
import { type Opened, open } from './open';
import { matcher, ruleMatcher } from './patterns';
import { type ReportedFinding, Reporter } from './report-json';
import type { Surroundings, Terminal } from './terminal';

/** What is said of a check as a whole. */
export interface About {
  /** How many pages there are, and how many of them were chosen. */
  readonly pages: number;
  readonly chosen: number;
  /** Lines about the run itself. */
  readonly said: readonly string[];
}

export interface Checked extends Outcome<About, ReportedFinding> {
  /** Null where what was found is not to be kept. */
  readonly asked: Asked | null;
}

/** Checks a handbook. */
export async function find(command: CheckCommand, around: Surroundings, terminal: Terminal): Promise<Checked> {
  const rules = ruleMatcher(command.only);
  const opened = await open(command.folder, around, { history: command.history, rules }, terminal);
  try {
    const pages = selected(opened, command.pages);
    const all = await foundWithHistory(opened, pages, rules, terminal);
    await opened.keeper.save();
    const wanted = command.quiet ? all.filter(({ severity }) => severity === 'error') : all;

    const reporter = new Reporter(opened.keeper);
    const found: ReportedFinding[] = [];
    for (const finding of wanted) {
      if (command.fixes) terminal.show(`Looking for repairs: ${found.length} of ${wanted.length}`);
      found.push(await reporter.finding(finding, command.fixes ? await opened.keeper.fixes(finding) : null));
    }
    const about = { pages: opened.pages.length, chosen: pages.length, said: opened.said };
    // Of a folder without pages the line about it names it as it was typed.
    return { about, found, asked: opened.pages.length === 0 ? null : await opened.asked() };
  } finally {
    opened.close();
  }
}

function selected({ pages, say }: Opened, globs: readonly string[]): readonly string[] {
  for (const glob of globs) if (!pages.some(matcher([glob]))) say(`No page matches "${glob}".`);
  return pages.filter(matcher(globs));
}

/** What the rules say once the history was asked about the copies that they found. */
export async function foundWithHistory(
  opened: Opened,
  pages: readonly string[],
  rules: (code: string) => boolean,
  terminal: Terminal,
): Promise<Finding[]> {
  const found = await findingsOf(opened, pages, rules, terminal);
  let touched = false;
  for (let told = await opened.keeper.recall(); told !== null; told = await opened.keeper.recall()) {
    terminal.show('Asking the history');
    touched ||= told.size > 0;
  }
  return touched ? findingsOf(opened, pages, rules, terminal) : found;
}

/** What the rules say about some of the pages, page by page. */
export async function findingsOf(
  { keeper }: Opened,
  pages: readonly string[],
  rules: (code: string) => boolean,
  terminal: Terminal,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [index, path] of pages.entries()) {
    if (index % 50 === 0) terminal.show(`Checking pages: ${index} of ${pages.length}`);
    for (const finding of await keeper.findings(path)) if (rules(finding.rule)) found.push(finding);
  }
  return found;
}
