// Prints a handbook's pages, where their sections start and what their links lead to, so that other pages can be made of
// them: `take-apart.cjs <folder>`.
import { Keeper } from '../../../server/src/host/keeper';
import type { Link, Span } from '../../../server/src/page/page';
import { fromPage, resolve, type Target } from '../../../server/src/site/resolve';
import { optionsFor } from './options';

/** What a link leads to; `kept`: it is written the same on another page. */
type Goal =
  | { readonly kind: 'page'; readonly path: string; readonly anchor: 'none' | 'found' | 'missing' }
  | { readonly kind: 'asset'; readonly path: string }
  | { readonly kind: 'missing'; readonly asset: boolean }
  | { readonly kind: 'kept' };

async function takeApart(folder: string) {
  const keeper = await Keeper.open({ ...optionsFor(folder), copies: false });
  const pages = [];
  for (const { handbook } of keeper.handbooks) {
    const { site } = handbook;
    for (const [path, { text, frontmatter, headings, links }] of handbook.pages) {
      // Looks up the files that its links lead to.
      await keeper.findings(path);
      pages.push({
        path,
        text,
        head: frontmatter?.span.end ?? 0,
        sections: headings.filter(({ html, oddities }) => !html && oddities.length === 0).map(({ span }) => span.start),
        links: links
          .filter(({ kind }) => kind !== 'frontmatter')
          .map((link) => ({ ...written(link, text), goal: goalOf(resolve(link, fromPage(path, site), site)) }))
          .sort((a, b) => a.start - b.start),
      });
    }
  }
  return pages.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A link's destination, with the template tag around it. */
function written({ destination: { start, end }, tag }: Link, text: string): Span {
  if (tag === null) return { start, end };
  const closed = text.indexOf('}', end - 2);
  return {
    start: Math.max(text.lastIndexOf('{{', start), text.lastIndexOf('{%', start)),
    end: text[closed + 1] === '}' ? closed + 2 : closed + 1,
  };
}

function goalOf(target: Target): Goal {
  if (target.kind === 'page') return { kind: 'page', path: target.path, anchor: target.anchor };
  if (target.kind === 'asset') return { kind: 'asset', path: target.path };
  if (target.kind === 'missing') return { kind: 'missing', asset: target.asset };
  return { kind: 'kept' };
}

takeApart(process.argv[2] ?? '').then((pages) => console.log(JSON.stringify(pages)));
