import { anchors } from '../../site/anchors';
import { decode } from '../../site/url';
import type { FixContext } from '../rule';
import type { Proposal } from './proposal';

/** The anchor stands on one other page alone: the section moved there. */
export function onOnlyPage(fragment: string, path: string, { handbook }: FixContext): Proposal[] {
  const wanted = decode(fragment);
  const { profile } = handbook.site;
  const found = [...handbook.pages].filter(
    ([other, page]) => other !== path && anchors(page, profile).some(({ id }) => id === wanted || id === fragment),
  );
  const [only] = found;
  return found.length === 1 && only !== undefined
    ? [{ path: only[0], fragment, score: 0.72, why: 'the only page with that heading' }]
    : [];
}
