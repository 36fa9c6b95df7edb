import { resolve } from 'node:path';
import { CacheFolder } from '../cache/cache-folder';
import type { Outcome, Remembered } from '../cache/remembered';
import { createDiskFiles } from '../files/disk';
import { createGitLog } from '../git/git-log';
import type { CheckCommand } from './arguments';
import type { About } from './find';
import type { Report, ReportedFinding } from './report-json';
import { reportText } from './report-text';
import type { Surroundings, Terminal } from './terminal';

/** Says what is wrong with a handbook; resolves to the exit status. */
export async function check(command: CheckCommand, around: Surroundings, terminal: Terminal): Promise<number> {
  const { about, found } = await outcome(command, around, terminal);
  const report: Report = { version: 1, pages: about.pages, findings: found };
  const json = command.format === 'json';
  await terminal.print(json ? `${JSON.stringify(report)}\n` : reportText(report, about.chosen, terminal.colors));
  return found.some(({ severity }) => severity === 'error') ? 1 : 0;
}

type Checked = Outcome<About, ReportedFinding>;

/** What was found the last time where nothing changed since; else what is found now. */
async function outcome(command: CheckCommand, around: Surroundings, terminal: Terminal): Promise<Checked> {
  const folder = resolve(around.folder, command.folder);
  const caches = new CacheFolder(around.storage, folder, (line) => terminal.say(line));
  const { only, pages, history, fixes, quiet } = command;
  const remembered = await caches.findings<About, ReportedFinding>([only, pages, history, fixes, quiet]);
  const known = remembered && (await take(remembered, folder, history));
  if (known !== null) {
    for (const line of known.about.said) terminal.say(line);
    return known;
  }
  // What a check needs is loaded for a check alone.
  const { find } = await import('./find');
  const { asked, ...checked } = await find(command, around, terminal);
  if (asked !== null) await remembered?.keep(asked, checked);
  return checked;
}

async function take(
  remembered: Remembered<About, ReportedFinding>,
  folder: string,
  trusted: boolean,
): Promise<Checked | null> {
  const git = createGitLog({ folder, trusted });
  try {
    return await remembered.take(createDiskFiles(folder, { blocking: true }), git);
  } finally {
    git.dispose();
  }
}
