import type { CancellationToken } from 'vscode-languageserver/node';
import { headingTitle } from '../../page/title';
import type { Copy } from '../../passages/copies';
import { firstWords, reading } from '../../passages/reading';
import { type CopiesFinding, type CopyGroup, grouping, isAboutCopies, type Member } from '../../rules/duplicate/groups';
import { stateInWords } from '../../rules/duplicate/state-in-words';
import { Slices } from '../slices';
import { comparisonWith } from './compare';
import { toRange } from './diagnostics';
import type { FeatureContext } from './features';
import type { Folder } from './folder';
import type { Folders } from './folders';
import { signalOf } from './guard';
import { pageName } from './linked-from';
import type { CopiesShown, ShownCopies, ShownPlace } from './messages';

/** More words than a title has. */
const TITLE_WORDS = 40;

/** The passages of all handbooks that stand on several pages. */
export async function copiesShown(
  _params: null,
  token: CancellationToken,
  { folders }: FeatureContext,
): Promise<CopiesShown> {
  if (folders.all.some(({ state, keeper }) => state === 'reading' && keeper === null)) {
    return { state: 'reading', groups: [] };
  }
  const slices = new Slices(signalOf(token));
  const groups: ShownCopies[] = [];
  for (const folder of folders.all) {
    for (const group of await copiesIn(folder, slices)) groups.push(shown(group, folder));
  }
  const isThere = folders.all.some(({ keeper }) => (keeper?.handbooks.length ?? 0) > 0);
  return { state: isThere ? 'ready' : 'none', groups };
}

/** How many passages of all handbooks have drifted. */
export async function countDrifted(folders: Folders): Promise<number> {
  const slices = new Slices();
  let drifted = 0;
  for (const folder of folders.all) {
    for (const { state } of await copiesIn(folder, slices)) if (state === 'drifted') drifted += 1;
  }
  return drifted;
}

/** What an author is shown of the copies in a folder. */
async function copiesIn(folder: Folder, slices: Slices): Promise<CopyGroup[]> {
  const findings: CopiesFinding[] = [];
  for (const { handbook } of folder.keeper?.handbooks ?? []) {
    for (const path of [...handbook.pages.keys()]) {
      findings.push(...(await folder.findings(path)).filter(isAboutCopies));
      await slices.next();
    }
  }
  return slices.finish(grouping(findings));
}

function shown(group: CopyGroup, folder: Folder): ShownCopies {
  const { state, severity, words, members } = group;
  const first = members[0]?.finding?.subject.first;
  const about = stateInWords(group);
  return {
    state,
    proven: severity === 'warning' || severity === 'error',
    title: first === undefined ? '' : titleOf(first),
    about,
    words,
    places: members.flatMap((member) => placeOf(member, about, folder)),
  };
}

function titleOf({ a, region: { a: range } }: Copy): string {
  return firstWords(reading(a, { start: range.start, end: Math.min(range.end, range.start + TITLE_WORDS) }));
}

function placeOf({ path, span, section, finding }: Member, about: string, folder: Folder): ShownPlace[] {
  const handbook = folder.keeper?.handbookOf(path)?.handbook;
  const page = handbook?.pages.get(path);
  if (handbook === undefined || page === undefined) return [];
  const range = toRange(page.lineStarts, span);
  const isDifferent = finding !== null && finding.rule !== 'duplicate/identical';
  return [
    {
      ...pageName(folder, handbook, path),
      range,
      section: headingTitle(page.headings[section]),
      message: finding?.message ?? `A copy, ${about}.`,
      comparison: isDifferent ? comparisonWith(finding.subject.first, folder, range.start) : null,
    },
  ];
}
