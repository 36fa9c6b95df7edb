import type { Page } from '../../page/page';
import type { Copied, Copy } from '../../passages/copies';
import type { Site } from '../../site/profile';
import type { Related } from '../rule';
import { inWords } from './in-words';
import { type LinkDifference, linkDifferences } from './links';

/** What one copy differs in. */
export interface Compared {
  readonly copy: Copy;
  readonly links: readonly LinkDifference[];
}

export type DuplicateRule = 'duplicate/identical' | 'duplicate/drifted' | 'duplicate/reworded';

export function compare(copy: Copy, site: Site): Compared {
  return { copy, links: linkDifferences(copy, site) };
}

/** Which rule one copy alone falls under: the same words that lead to different places have drifted. */
export function ruleOf({ copy: { alikeness }, links }: Compared): DuplicateRule {
  return `duplicate/${alikeness === 'identical' && links.length > 0 ? 'drifted' : alikeness}`;
}

/** Which rule a region falls under, and the copy that the message is about. */
export interface Verdict {
  readonly rule: DuplicateRule;
  readonly first: Compared;
  /** A copy that is the same, when there is one. */
  readonly same: Copy | null;
}

/** A region that differs from one of its copies has drifted; else it is reworded or, when all are the same, identical. */
export function judge({ copies }: Copied, site: Site): Verdict | null {
  const compared = copies.map((copy) => compare(copy, site));
  const hard = compared.filter(({ copy }) => !copy.template);
  const pool = hard.length > 0 ? hard : compared;
  const same = pool.find((one) => ruleOf(one) === 'duplicate/identical');
  const drifted = pool.find((one) => ruleOf(one) === 'duplicate/drifted');
  if (drifted !== undefined) return { rule: 'duplicate/drifted', first: drifted, same: same?.copy ?? null };
  if (same !== undefined) return { rule: 'duplicate/identical', first: same, same: same.copy };
  const [reworded] = pool;
  return reworded === undefined ? null : { rule: 'duplicate/reworded', first: reworded, same: null };
}

/** For an author: where the passage stands too, and what differs, what is most dangerous to miss first. */
export function describe({ rule, first, same }: Verdict, copied: Copied): string {
  const named = same === null || rule !== 'duplicate/drifted' ? 1 : 2;
  const where = `${placeName(first.copy)}${others(copied.pages - named)}`;
  if (rule === 'duplicate/identical') return `This passage stands in ${where} too, word for word.`;
  if (rule === 'duplicate/reworded') return `This passage stands in ${where} too, in other words.`;
  const drift = `has drifted apart from the one in ${where}: ${inWords(first)}.`;
  return same === null
    ? `This passage ${drift}`
    : `This passage stands in ${placeName(same)} too, word for word, but it ${drift}`;
}

/** The other copies, as places. */
export function related({ copies }: Copied): Related[] {
  const messages = { identical: 'the same', drifted: 'a copy that differs', reworded: 'the same in other words' };
  return copies.map(({ path, span, alikeness }) => ({ path, span, message: messages[alikeness] }));
}

export function headingText(page: Page, index: number): string {
  return (page.headings[index]?.parts ?? [])
    .map(({ kind, value }) => (kind === 'text' || kind === 'code' ? value : kind === 'break' ? ' ' : ''))
    .join('')
    .trim();
}

function placeName({ path, section, b }: Copy): string {
  const heading = headingText(b.page, section);
  return heading === '' ? path : `${path} (“${heading}”)`;
}

const others = (more: number): string =>
  more < 1 ? '' : more === 1 ? ' and 1 other page' : ` and ${more} other pages`;
