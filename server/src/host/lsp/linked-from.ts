import type { CancellationToken } from 'vscode-languageserver/node';
import { linkedFrom as linkingTo, linksOf, nameOf, unlinked } from '../../features/linked-from';
import type { Handbook } from '../../handbook/handbook';
import type { Link, Page } from '../../page/page';
import { Slices } from '../slices';
import { pageAtHand } from './at-hand';
import { toRange } from './diagnostics';
import type { FeatureContext } from './features';
import type { Folder } from './folder';
import { signalOf } from './guard';
import type { LinkedFrom, LinkLine, PageName } from './messages';

const NONE: Pick<LinkedFrom, 'pages'> = { pages: [] };

/** The pages that link to a page, each with its links' lines. */
export async function linkedFrom(
  { uri }: { readonly uri: string },
  token: CancellationToken,
  { folders }: FeatureContext,
): Promise<LinkedFrom> {
  if (folders.locate(uri)?.folder.state === 'reading') return { state: 'reading', ...NONE };
  const signal = signalOf(token);
  const atHand = await pageAtHand(folders, uri, signal);
  if (atHand === null) return { state: 'elsewhere', ...NONE };
  const { folder, handbook, path } = atHand;
  const slices = new Slices(signal);
  const pages: LinkedFrom['pages'][number][] = [];
  for (const linking of linkingTo(handbook, path)) {
    if (linking.links.length > 0) {
      pages.push({
        ...pageName(folder, handbook, linking.path),
        links: lines(handbook.pages.get(linking.path), linking.links),
      });
    }
    await slices.next();
  }
  return { state: 'ready', pages };
}

function lines(page: Page | undefined, links: readonly Link[]): LinkLine[] {
  const { text, lineStarts: starts } = page ?? { text: '', lineStarts: [0] };
  return links.map(({ destination }) => {
    const { start, end } = toRange(starts, destination);
    const line = text.slice(starts[start.line], starts[start.line + 1]);
    return { line: start.line, character: start.character, end: end.character, text: withoutMarkers(line) };
  });
}

/** A line as a reader sees its beginning: without the marks of lists, quotes and tables. */
const withoutMarkers = (line: string): string => line.replace(/^(?:[\s>|*+-]|\d+[.)](?=\s))+/, '').trimEnd();

/** The pages of all handbooks that no other page links to. */
export async function unlinkedPages(
  _params: null,
  token: CancellationToken,
  { folders }: FeatureContext,
): Promise<PageName[]> {
  const signal = signalOf(token);
  const slices = new Slices(signal);
  const found: PageName[] = [];
  for (const folder of folders.all) {
    for (const { handbook } of (await folder.whenRead(signal))?.handbooks ?? []) {
      const linked = new Set<string>();
      for (const path of [...handbook.pages.keys()]) {
        for (const target of linksOf(handbook, path)) linked.add(target);
        await slices.next();
      }
      found.push(...unlinked(handbook, linked).map((path) => pageName(folder, handbook, path)));
    }
  }
  return found;
}

export const pageName = (folder: Folder, handbook: Handbook, path: string): PageName => ({
  uri: folder.uri(path),
  title: nameOf(handbook, path),
  path,
});
