import { groupsOf, isAboutCopies } from '../../rules/duplicate/groups';
import type { CopiesCommand } from './arguments';
import { copiesHtml } from './copies-html';
import { type CopiesReport, reportedCopies } from './copies-report';
import { copiesText } from './copies-text';
import { foundWithHistory } from './find';
import { open } from './open';
import { ruleMatcher } from './patterns';
import type { Surroundings, Terminal } from './terminal';

/** Lists the passages that stand on several pages; resolves to the exit status, which is the same however many there are. */
export async function copies(command: CopiesCommand, around: Surroundings, terminal: Terminal): Promise<number> {
  const rules = ruleMatcher(['duplicate/*']);
  const opened = await open(command.folder, around, { history: command.history, rules }, terminal);
  try {
    const found = await foundWithHistory(opened, opened.pages, rules, terminal);
    const all = groupsOf(found.filter(isAboutCopies));
    const shown = command.hints ? all : all.filter(({ severity }) => severity !== 'hint');
    const report: CopiesReport = {
      version: 1,
      pages: opened.pages.length,
      copies: shown.map((group) => reportedCopies(group, opened.keeper)),
    };
    const hidden = all.length - shown.length;
    const printed = {
      json: () => `${JSON.stringify(report)}\n`,
      text: () => copiesText(report, hidden, terminal.colors),
      html: () => copiesHtml(report, hidden),
    };
    await terminal.print(printed[command.format]());
    return 0;
  } finally {
    opened.close();
  }
}
