import { resolve } from '../../site/resolve';
import type { FixContext } from '../rule';
import { findAnchors, reasonOf } from './find-anchor';
import type { PageProposal } from './find-page';
import type { Proposal } from './proposal';

/** The page with the anchor that the link names, with the one that it may have meant, or without any. */
export async function withFragment(
  { path, score, why }: PageProposal,
  fragment: string | null,
  text: string,
  context: FixContext,
): Promise<Proposal[]> {
  const { site } = context.handbook;
  const url = site.address(path)?.url ?? '/';
  if (fragment === null || fragment === '') return [{ path, fragment: null, score, why }];
  const here = resolve({ kind: 'inline', url: `#${fragment}`, tag: null, embeds: false }, { path, url }, site);
  if (here.kind === 'page' && here.anchor !== 'missing')
    return [{ path, fragment, score: Math.min(0.99, score + 0.02), why }];
  const anchors = (await findAnchors(path, fragment, text, context)).slice(0, 2);
  return [
    ...anchors.map((anchor) => ({
      path,
      fragment: anchor.id,
      score: score * anchor.score,
      // One commit often moved the page and renamed the heading: it is named once.
      why: `${why}; ${anchor.until !== null && why.includes(anchor.until) ? anchor.why : reasonOf(anchor)}`,
    })),
    { path, fragment: null, score: score * 0.5, why: `${why}; without #${fragment}` },
  ];
}
