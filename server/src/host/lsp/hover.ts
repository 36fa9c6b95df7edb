import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver/node';
import { linkAt, placeOf } from '../../features/place';
import { offsetAt } from '../../page/lines';
import { pageAtHand } from './at-hand';
import { describe } from './description';
import { toRange } from './diagnostics';
import type { FeatureContext } from './features';
import { signalOf } from './guard';

/** Shows the page or the section that a link leads to. Of a broken link its diagnostic speaks. */
export async function hover(
  { textDocument, position }: HoverParams,
  token: CancellationToken,
  { folders }: FeatureContext,
): Promise<Hover | null> {
  const atHand = await pageAtHand(folders, textDocument.uri, signalOf(token));
  if (atHand === null) return null;
  const { handbook, path, page } = atHand;
  const link = linkAt(page, offsetAt(page.lineStarts, position));
  const place = link && placeOf(link, path, handbook);
  if (!link || !place || place.broken || !handbook.pages.has(place.path)) return null;
  const contents = describe(atHand, place.path, place.anchor);
  return { contents, range: toRange(page.lineStarts, link.destination) };
}
