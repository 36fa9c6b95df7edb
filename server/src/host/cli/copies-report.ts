import type { Severity } from '../../handbook/configuration';
import { type Position, positionAt } from '../../page/lines';
import { headingTitle, pageTitle } from '../../page/title';
import type { Alikeness } from '../../passages/copies';
import { reading, readings } from '../../passages/reading';
import { compare } from '../../rules/duplicate/describe';
import type { Against, CopyGroup, Member } from '../../rules/duplicate/groups';
import { inWords } from '../../rules/duplicate/in-words';
import { sinceWhen } from '../../rules/duplicate/since';
import type { Keeper } from '../keeper';

/** What `copies --format json` prints, and all formats say. Lines and characters are zero-based, in UTF-16 code units. */
export interface CopiesReport {
  readonly version: 1;
  /** How many pages were read. */
  readonly pages: number;
  /** Worst first. */
  readonly copies: readonly ReportedCopies[];
}

/** A passage, and all places where it stands. */
export interface ReportedCopies {
  readonly state: Alikeness;
  readonly severity: Severity;
  /** How many words the longest of them has. */
  readonly words: number;
  /** The day of the first change since two of them were the same; `uncommitted`; null when the history knows of none. */
  readonly since: string | null;
  readonly places: readonly ReportedPlace[];
}

export interface ReportedPlace {
  /** Relative to the folder given, `/`-separated. */
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
  /** The page's name and the section's heading; empty where there is none. */
  readonly page: string;
  readonly section: string;
  /** What stands there, as a reader sees it. */
  readonly text: string;
  /** Null for the first, which the others are read against. */
  readonly differs: ReportedDifference | null;
}

export interface ReportedDifference {
  /** Which of the places it is compared with. */
  readonly from: number;
  readonly state: Alikeness;
  /** From 0 to 1. */
  readonly similarity: number;
  /** What differs, in words: `here` is this place, `there` the one that it is compared with. Null when nothing does. */
  readonly words: string | null;
  /** What the history proves of the two. */
  readonly history: string | null;
  /** The text, in order: what `both` say, what was said there and is `gone` here, what is `new` here. */
  readonly text: readonly { readonly side: 'both' | 'gone' | 'new'; readonly text: string }[];
}

const SIDES = { both: 'both', here: 'gone', there: 'new' } as const;
/** The copy is seen from the place before. */
const TURNED = { here: 'there', there: 'here' };

export function reportedCopies({ state, severity, words, since, members }: CopyGroup, keeper: Keeper): ReportedCopies {
  return { state, severity, words, since, places: members.map((member) => placeOf(member, keeper)) };
}

function placeOf({ path, span, section, finding, against }: Member, keeper: Keeper): ReportedPlace {
  const page = keeper.page(path);
  const starts = page?.lineStarts ?? [0];
  const read = against === null ? finding?.subject.first : null;
  const own =
    against === null ? read && reading(read.a, read.region.a) : reading(against.copy.b, against.copy.region.b);
  return {
    file: path,
    range: { start: positionAt(starts, span.start), end: positionAt(starts, span.end) },
    page: page === undefined ? '' : pageTitle(page),
    section: headingTitle(page?.headings[section]),
    text: own ?? '',
    differs: against && differenceOf(against, keeper),
  };
}

function differenceOf({ member, copy, past }: Against, keeper: Keeper): ReportedDifference {
  const { site } = keeper.keptFor(copy.a.path).handbook;
  const compared = compare(copy, site);
  const isSame = copy.alikeness === 'identical' && compared.links.length === 0;
  return {
    from: member,
    state: isSame ? 'identical' : copy.alikeness === 'identical' ? 'drifted' : copy.alikeness,
    similarity: Math.round(100 * copy.similarity) / 100,
    words: isSame ? null : inWords(compared, TURNED),
    history: past && sinceWhen(past, copy.path, copy.a.path),
    text: readings(copy).map(({ side, text }) => ({ side: SIDES[side], text })),
  };
}
