import { type CancellationToken, type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver/node';
import { linkAt, placeOf } from '../../features/place';
import { offsetAt } from '../../page/lines';
import { type AtHand, pageAtHand } from './at-hand';
import { describe } from './description';
import { toRange } from './diagnostics';
import { differenceAt, type Hovered } from './differences';
import { keyAt } from './entries';
import type { FeatureContext } from './features';
import { signalOf } from './guard';

/** Shows what a link leads to, what a copy says instead of these words, and what a key of the frontmatter means. */
export async function hover(
  { textDocument, position }: HoverParams,
  token: CancellationToken,
  { folders }: FeatureContext,
): Promise<Hover | null> {
  const signal = signalOf(token);
  const atHand = await pageAtHand(folders, textDocument.uri, signal);
  if (atHand === null) return null;
  const offset = offsetAt(atHand.page.lineStarts, position);
  const answers = [await differenceAt(atHand, offset), leadsTo(atHand, offset), await keyAt(atHand, offset, signal)];
  const said = answers.filter((each) => each !== null);
  const [first] = said;
  if (first === undefined) return null;
  const value = said.map((each) => each.value).join('\n\n---\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(atHand.page.lineStarts, first.span) };
}

/** The page or the section that a link leads to. Of a broken link its diagnostic speaks. */
function leadsTo(atHand: AtHand, offset: number): Hovered | null {
  const { handbook, path, page } = atHand;
  const link = linkAt(page, offset);
  const place = link && placeOf(link, path, handbook);
  if (!link || !place || place.broken || !handbook.pages.has(place.path)) return null;
  return { value: describe(atHand, place.path, place.anchor).value, span: link.destination };
}
