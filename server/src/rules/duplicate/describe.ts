import type { Agreement } from '../../history/agreement';
import { headingTitle } from '../../page/title';
import type { Copied, Copy } from '../../passages/copies';
import type { Site } from '../../site/profile';
import type { Related } from '../rule';
import { inWords } from './in-words';
import { type LinkDifference, linkDifferences } from './links';
import { sinceWhen } from './since';
import { isSure } from './sure';

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
  /** What the history proves of the first. */
  readonly past: Agreement | null;
}

/** What the history is asked of each region: the likest copies that differ. A template starts as a copy, too. */
const MOST_ASKED = 5;

/**
 * A region that differs from one of its copies has drifted; else it is reworded or, when all are the same, identical.
 * What was the same once has drifted, however little alike it is today.
 */
export function judge({ copies }: Copied, site: Site, past: (copy: Copy) => Agreement | null): Verdict | null {
  const compared = copies.map((copy) => compare(copy, site));
  const hard = compared.filter(({ copy }) => !copy.template);
  const pool = hard.length > 0 ? hard : compared;
  const same = pool.find((one) => ruleOf(one) === 'duplicate/identical');
  const proven = provenIn(compared, past);
  if (proven !== null) return { rule: 'duplicate/drifted', same: same?.copy ?? null, ...proven };
  const drifted = pool.filter((one) => ruleOf(one) === 'duplicate/drifted');
  const first = drifted.find(isSure) ?? drifted[0] ?? same ?? pool[0];
  return first === undefined ? null : { rule: ruleOf(first), first, same: same?.copy ?? null, past: null };
}

function provenIn(
  compared: readonly Compared[],
  past: (copy: Copy) => Agreement | null,
): Pick<Verdict, 'first' | 'past'> | null {
  const asked = compared
    .filter((one) => !one.copy.template && ruleOf(one) !== 'duplicate/identical')
    .slice(0, MOST_ASKED);
  const answered = asked.flatMap((first) => {
    const known = past(first.copy);
    return known === null || !isProof(known, first) ? [] : [{ first, past: known }];
  });
  return answered.find(({ past: { kind } }) => kind === 'same') ?? answered[0] ?? null;
}

/** Two sides that one commit changed are looked after together. A copy that was adapted at once may be a pattern's. */
function isProof({ kind, here, there }: Agreement, first: Compared): boolean {
  if (kind === 'copied') return ruleOf(first) === 'duplicate/drifted' && isSure(first);
  return here?.commit === null || here?.commit !== there?.commit;
}

/** For an author: where the passage stands too, and what differs, what is most dangerous to miss first. */
export function describe({ rule, first, same, past }: Verdict, copied: Copied): string {
  const named = same === null || rule !== 'duplicate/drifted' ? 1 : 2;
  const where = `${placeName(first.copy)}${othersInWords(copied.pages - named)}`;
  if (rule === 'duplicate/identical') return `This passage stands in ${where} too, word for word.`;
  if (rule === 'duplicate/reworded') return `This passage stands in ${where} too, in other words.`;
  const since = past === null ? '' : ` ${sinceWhen(past, first.copy.path)}`;
  const drift = `has drifted apart from the one in ${where}: ${inWords(first)}.${since}`;
  return same === null
    ? `This passage ${drift}`
    : `This passage stands in ${placeName(same)} too, word for word, but it ${drift}`;
}

/** The other copies, as places. */
export function related({ copies }: Pick<Copied, 'copies'>): Related[] {
  const messages = { identical: 'the same', drifted: 'a copy that differs', reworded: 'the same in other words' };
  return copies.map(({ path, span, alikeness }) => ({ path, span, message: messages[alikeness] }));
}

function placeName({ path, section, b }: Copy): string {
  const heading = headingTitle(b.page.headings[section]);
  return heading === '' ? path : `${path} (“${heading}”)`;
}

/** Besides the page that is named. */
export const othersInWords = (more: number): string =>
  more < 1 ? '' : more === 1 ? ' and 1 other page' : ` and ${more} other pages`;
