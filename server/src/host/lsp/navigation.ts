import type {
  CancellationToken,
  DefinitionParams,
  DocumentLink,
  DocumentLinkParams,
  Location,
  LocationLink,
  ReferenceParams,
} from 'vscode-languageserver/node';
import * as features from '../../features/definition';
import { documentLinks as linksOf } from '../../features/document-links';
import { references as linksTo, wantedAt } from '../../features/references';
import { offsetAt } from '../../page/lines';
import type { Span } from '../../page/page';
import { Slices } from '../slices';
import { type AtHand, pageAtHand } from './at-hand';
import { toRange } from './diagnostics';
import type { FeatureContext } from './features';
import { signalOf } from './guard';

/** Where the link under the cursor leads. */
export async function definition(
  { textDocument, position }: DefinitionParams,
  token: CancellationToken,
  { folders, abilities }: FeatureContext,
): Promise<LocationLink[] | Location | null> {
  const atHand = await pageAtHand(folders, textDocument.uri, signalOf(token));
  if (atHand === null) return null;
  const { handbook, path, page } = atHand;
  const found = features.definition(handbook, path, offsetAt(page.lineStarts, position), abilities.besideMarkdown);
  if (found === null) return null;
  const { uri, range } = location(atHand, found.path, found.target);
  if (!abilities.linksDefinitions) return { uri, range };
  const originSelectionRange = toRange(page.lineStarts, found.link);
  return [{ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }];
}

/** The links to the heading under the cursor, or to what the link there leads to. */
export async function references(
  { textDocument, position, context: { includeDeclaration } }: ReferenceParams,
  token: CancellationToken,
  { folders, abilities: { besideMarkdown } }: FeatureContext,
): Promise<Location[]> {
  const signal = signalOf(token);
  const atHand = await pageAtHand(folders, textDocument.uri, signal);
  const wanted = atHand && wantedAt(atHand.handbook, atHand.path, offsetAt(atHand.page.lineStarts, position));
  if (!atHand || !wanted) return [];
  const declared = includeDeclaration && !besideMarkdown && wanted.anchor !== null;
  const found = declared ? [location(atHand, wanted.path, wanted.anchor)] : [];
  const slices = new Slices(signal);
  for (const { path, links } of linksTo(atHand.handbook, wanted, besideMarkdown)) {
    for (const { destination } of links) found.push(location(atHand, path, destination));
    await slices.next();
  }
  return found;
}

/** The links of a page that an editor can open. */
export async function documentLinks(
  { textDocument }: DocumentLinkParams,
  token: CancellationToken,
  { folders, abilities: { besideMarkdown } }: FeatureContext,
): Promise<DocumentLink[]> {
  const atHand = await pageAtHand(folders, textDocument.uri, signalOf(token));
  if (atHand === null) return [];
  return linksOf(atHand.handbook, atHand.path, besideMarkdown).map(({ span, path, target }) => {
    const { uri, range } = location(atHand, path, target ?? { start: 0, end: 0 });
    const at = target === null ? '' : `#L${range.start.line + 1},${range.start.character + 1}`;
    return { range: toRange(atHand.page.lineStarts, span), target: `${uri}${at}`, tooltip: path };
  });
}

function location({ folder }: AtHand, path: string, span: Span): Location {
  return { uri: folder.uri(path), range: toRange(folder.page(path)?.lineStarts ?? [0], span) };
}
