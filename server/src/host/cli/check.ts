import type { Finding } from '../../rules/rule';
import type { CheckCommand } from './arguments';
import { type Opened, open } from './open';
import { matcher, ruleMatcher } from './patterns';
import { type ReportedFinding, Reporter } from './report-json';
import { reportText } from './report-text';
import type { Surroundings, Terminal } from './terminal';

/** Says what is wrong with a handbook; resolves to the exit status. */
export async function check(command: CheckCommand, around: Surroundings, terminal: Terminal): Promise<number> {
  const rules = ruleMatcher(command.only);
  const opened = await open(command.folder, around, { history: command.history, rules }, terminal);
  try {
    const pages = selected(opened.pages, command.pages, terminal);
    const found = await foundWithHistory(opened, pages, rules, terminal);
    const failed = found.some(({ severity }) => severity === 'error');
    const said = command.quiet ? found.filter(({ severity }) => severity === 'error') : found;

    const reporter = new Reporter(opened.keeper);
    const findings: ReportedFinding[] = [];
    for (const finding of said) {
      if (command.fixes) terminal.show(`Looking for repairs: ${findings.length} of ${said.length}`);
      findings.push(await reporter.finding(finding, command.fixes ? await opened.keeper.fixes(finding) : null));
    }
    const report = { version: 1, pages: opened.pages.length, findings } as const;
    const json = command.format === 'json';
    await terminal.print(json ? `${JSON.stringify(report)}\n` : reportText(report, pages.length, terminal.colors));
    return failed ? 1 : 0;
  } finally {
    opened.close();
  }
}

function selected(pages: readonly string[], globs: readonly string[], terminal: Terminal): readonly string[] {
  for (const glob of globs) if (!pages.some(matcher([glob]))) terminal.say(`No page matches "${glob}".`);
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
