import type { CancellationToken, CodeLens, CodeLensParams } from 'vscode-languageserver/node';
import { pageTitle } from '../../page/title';
import { othersInWords } from '../../rules/duplicate/describe';
import { type CopiesFinding, isAboutCopies } from '../../rules/duplicate/groups';
import { differSince } from '../../rules/duplicate/since';
import { stateInWords } from '../../rules/duplicate/state-in-words';
import { comparisonWith } from './compare';
import { toRange } from './diagnostics';
import type { FeatureContext } from './features';
import type { Folder } from './folder';
import { signalOf } from './guard';
import { COMPARE, OPEN_PLACE, type OpenPlace } from './messages';

/** A line above each passage that has copies: where they stand, and how they stand to it. */
export async function lenses(
  { textDocument: { uri } }: CodeLensParams,
  token: CancellationToken,
  { folders, abilities }: FeatureContext,
): Promise<CodeLens[]> {
  const located = folders.locate(uri);
  if (located === null || !abilities.comparesCopies) return [];
  const { folder, path } = located;
  const signal = signalOf(token);
  await folder.whenRead(signal);
  await folder.settled(path, signal);
  const { lens } = folder.settings.copies;
  if (lens === 'off') return [];
  const found = (await folder.findings(path)).filter(isAboutCopies);
  return found
    .filter(({ rule }) => lens === 'all' || rule === 'duplicate/drifted')
    .flatMap((finding) => lensOf(finding, folder));
}

function lensOf(finding: CopiesFinding, folder: Folder): CodeLens[] {
  const page = folder.page(finding.path);
  const { first, copies, past } = finding.subject;
  const there = folder.page(first.path);
  if (page === undefined || there === undefined) return [];
  const { start } = toRange(page.lineStarts, finding.span);
  const range = { start, end: start };
  const state = finding.rule === 'duplicate/drifted' ? 'drifted' : first.alikeness;
  const how = stateInWords({ state, since: past && differSince(past) });
  const title = pageTitle(there);
  const name = title === '' || title === pageTitle(page) ? first.path : title;
  const others = othersInWords(new Set(copies.map(({ path }) => path)).size - 1);
  const where = `Also in ${name}${others}, ${how}`;
  if (state === 'identical') {
    const place: OpenPlace = { uri: folder.uri(first.path), range: toRange(there.lineStarts, first.span) };
    return [{ range, command: { title: `${where}: open`, command: OPEN_PLACE, arguments: [place] } }];
  }
  const comparison = comparisonWith(first, folder, start);
  return [{ range, command: { title: `${where}: compare`, command: COMPARE, arguments: [comparison] } }];
}
