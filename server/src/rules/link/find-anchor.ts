import type { Commit } from '../../history/git';
import { bestSections, sectionWords } from '../../history/sections';
import type { Page } from '../../page/page';
import { headingTitle } from '../../page/title';
import { anchors } from '../../site/anchors';
import { decode } from '../../site/url';
import type { FixContext } from '../rule';
import { containment, letterLikeness, plain, wordLikeness, wordsIn } from './likeness';

/** An anchor that a broken fragment may have meant. `score`: 0 to 1, how likely. */
export interface AnchorProposal {
  readonly id: string;
  readonly score: number;
  /** In the author's words. */
  readonly why: string;
  /** The commit that took the section away, for history's proposals. */
  readonly until: string | null;
}

/** A proposal below this is worse than none. */
const LEAST = 0.45;

/**
 * Anchors of a page that a fragment may have meant, likeliest first: the same words in another spelling, the section
 * that stood under it once, the link's own text, and what is nearest by words and letters.
 */
export async function findAnchors(
  path: string,
  fragment: string,
  text: string,
  context: FixContext,
): Promise<AnchorProposal[]> {
  const page = context.handbook.pages.get(path);
  if (page === undefined) return [];
  const found = new Map<string, AnchorProposal>();
  const propose = (proposal: AnchorProposal): void => {
    if (proposal.score >= LEAST && proposal.score > (found.get(proposal.id)?.score ?? 0))
      found.set(proposal.id, proposal);
  };
  for (const { id, heading } of anchors(page, context.handbook.site.profile)) {
    const title = heading === null ? id : headingTitle(page.headings[heading]);
    propose({ id, until: null, ...byWords(fragment, text, id, title) });
  }
  for (const proposal of await bySection(path, page, fragment, context)) propose(proposal);
  return [...found.values()].sort((a, b) => b.score - a.score);
}

type Guess = Pick<AnchorProposal, 'score' | 'why'>;

function byWords(fragment: string, text: string, id: string, title: string): Guess {
  const wanted = decode(fragment);
  if (plain(wanted) === plain(id) || (plain(wanted) !== '' && plain(wanted) === plain(title))) {
    return {
      score: 0.98,
      why: wanted.toLowerCase() === id.toLowerCase() ? 'only upper and lower case differ' : 'only the spelling differs',
    };
  }
  const [fragmentWords, textWords, titleWords] = [wordsIn(wanted), wordsIn(text), wordsIn(title)];
  const letters = letterLikeness(wanted, id);
  const shared = wordLikeness(fragmentWords, titleWords);
  const inside = containment(fragmentWords, titleWords);
  const same = plain(text) !== '' && plain(text) === plain(title);
  const byText = Math.max(wordLikeness(textWords, titleWords), containment(textWords, titleWords));
  const scores: Guess[] = [
    { score: same ? 0.86 + 0.1 * Math.max(letters, shared) : 0, why: 'the heading is what the link says' },
    { score: letters >= 0.75 ? 0.95 * letters : 0, why: 'nearly the same letters' },
    { score: inside > 0 ? 0.55 + 0.35 * inside : 0, why: `one is part of the other` },
    { score: shared >= 0.4 ? 0.35 + 0.55 * shared : 0, why: 'mostly the same words' },
    { score: byText >= 0.5 ? 0.3 + 0.45 * byText : 0, why: 'like the words of the link' },
  ];
  return scores.reduce((best, each) => (each.score > best.score ? each : best));
}

/** Looks up what stood under the fragment when the page still had it, and finds it among today's sections. */
async function bySection(path: string, page: Page, fragment: string, context: FixContext): Promise<AnchorProposal[]> {
  const { profile } = context.handbook.site;
  const past = await context.history.sectionUnder(path, (version) => {
    const anchor = anchors(version, profile).find(({ id }) => id === fragment || id === decode(fragment));
    return anchor?.heading ?? null;
  });
  if (past === null) return [];
  const today = await context.text(path);
  const candidates = anchors(page, profile).flatMap(({ id, heading }) =>
    heading === null ? [] : [{ place: id, words: sectionWords(page, today, heading) }],
  );
  const title = headingTitle(past.page.headings[past.heading]);
  return bestSections(sectionWords(past.page, past.text, past.heading), candidates).map(({ place, likeness }) => ({
    id: place,
    score: 0.6 + 0.36 * likeness,
    why: `the section was called “${title}”`,
    until: past.removedBy === null ? null : commitName(past.removedBy),
  }));
}

/** The reason with its commit. */
export const reasonOf = ({ why, until }: AnchorProposal): string => (until === null ? why : `${why} until ${until}`);

export const commitName = ({ id, day }: Commit): string => `${id.slice(0, 7)}, ${day}`;
