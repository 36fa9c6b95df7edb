import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FixCommand } from './arguments';
import { findingsOf } from './find';
import { type Opened, open } from './open';
import { ruleMatcher } from './patterns';
import { type Repairs, repair } from './repair';
import type { ReportedFinding } from './report-json';
import { byFile, count, placeOf, problems } from './report-text';
import { type Surroundings, type Terminal, visible } from './terminal';
import { type Change, writeChange } from './write';

/** Makes the repairs that are nearly certain, or shows them; resolves to the exit status. */
export async function fix(command: FixCommand, around: Surroundings, terminal: Terminal): Promise<number> {
  const rules = ruleMatcher(command.only);
  const opened = await open(command.folder, around, { history: true, rules }, terminal);
  try {
    const repairs = await repair(opened, rules, terminal);
    const { left, complete } = command.dryRun
      ? await show(repairs, opened, terminal)
      : await make(repairs, opened, rules, terminal);
    return complete && !left.some(({ severity }) => severity === 'error') ? 0 : 1;
  } finally {
    opened.close();
  }
}

interface Outcome {
  readonly left: Repairs['left'];
  /** All changes were written. */
  readonly complete: boolean;
}

/** Standard output is the diff and nothing else, for `git apply` to read. */
async function show({ changes, made, left }: Repairs, opened: Opened, terminal: Terminal): Promise<Outcome> {
  if (changes.length > 0) await terminal.print(changes.map(diff).join(''));
  terminal.say(summary('to repair', made, left, opened));
  return { left, complete: true };
}

async function make(
  { changes, made }: Repairs,
  opened: Opened,
  rules: (code: string) => boolean,
  terminal: Terminal,
): Promise<Outcome> {
  const failed = new Set<string>();
  for (const change of changes) {
    const reason = await writeChange(opened.folder, opened.source, change);
    if (reason === null) continue;
    failed.add(change.path);
    terminal.say(`${change.path} is left as it is: ${reason}.`);
  }
  // From here on the disk counts again, written or not.
  for (const { path } of changes) await opened.keeper.close(path);
  const left = await findingsOf(opened, opened.pages, rules, terminal);
  const written = made.filter(({ fixes = [] }) =>
    fixes.every(({ edits }) => edits.every(({ file }) => !failed.has(file))),
  );
  await terminal.print(`${list(written, terminal)}${summary('repaired', written, left, opened)}\n`);
  return { left, complete: failed.size === 0 };
}

function diff({ path, before, after }: Change): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

function list(made: readonly ReportedFinding[], { colors }: Terminal): string {
  let text = '';
  for (const [file, findings] of byFile(made)) {
    text += `${colors.underline(visible(file))}\n`;
    const width = Math.max(...findings.map((finding) => placeOf(finding).length));
    for (const finding of findings) {
      const title = visible(finding.fixes?.[0]?.title ?? '');
      text += `  ${colors.dim(placeOf(finding).padStart(width))}  ${title}  ${colors.dim(finding.rule)}\n`;
    }
    text += '\n';
  }
  return text;
}

function summary(what: string, made: readonly ReportedFinding[], left: Repairs['left'], { pages }: Opened): string {
  const rest = left.length === 0 ? 'none left' : `${problems(left)} left`;
  if (made.length > 0) {
    const files = new Set(
      made.flatMap(({ fixes = [] }) => fixes.flatMap(({ edits }) => edits.map(({ file }) => file))),
    );
    return `${count(made.length, 'problem')} ${what} in ${count(files.size, 'page')}, ${rest}.`;
  }
  if (left.length === 0) return `No problems in ${count(pages.length, 'page')}.`;
  return `No repair is certain enough to be made unasked: ${rest}. "check --fixes" lists the proposals.`;
}
