import { headingTitle } from '../../page/title';
import type { Copied, Copy } from '../../passages/copies';
import { LONGEST_SENTENCE } from '../../passages/differences';
import type { Finding } from '../rule';
import { related } from './describe';
import { isAboutCopies } from './groups';

/** What is said of a copy may quote a sentence that begins before it or ends behind it, and looks at what is around that. */
const AROUND = 2 * LONGEST_SENTENCE;

/**
 * What was found on a page, where each of its copies says what it said, though it may stand elsewhere on its page now;
 * null where one is another, so that the page is to be checked again.
 */
export function movedFindings(
  findings: readonly Finding[],
  before: readonly Copied[],
  after: readonly Copied[],
): readonly Finding[] | null {
  if (before.length !== after.length) return null;
  const present = new Map<Copy, Copy>();
  for (const [index, { copies }] of before.entries()) {
    const now = after[index]?.copies ?? [];
    if (copies.length !== now.length) return null;
    for (const [place, copy] of copies.entries()) {
      const moved = now[place];
      if (moved === undefined || !saysTheSame(copy, moved)) return null;
      present.set(copy, moved);
    }
  }
  const presentOf = (copy: Copy): Copy => present.get(copy) ?? copy;
  return findings.map((finding) => {
    if (!isAboutCopies(finding)) return finding;
    const { subject } = finding;
    const copies = subject.copies.map(presentOf);
    return {
      ...finding,
      related: related({ copies }),
      subject: { ...subject, copies, first: presentOf(subject.first) },
    };
  });
}

/** Whether two copies of one state of a page differ in nothing that is said of them but for where the other one stands. */
function saysTheSame(copy: Copy, moved: Copy): boolean {
  if (copy === moved) return true;
  return (
    copy.a === moved.a &&
    copy.path === moved.path &&
    copy.template === moved.template &&
    hasSameWords(copy, moved) &&
    titleOf(copy) === titleOf(moved) &&
    printsOn(copy) === printsOn(moved) &&
    textAround(copy) === textAround(moved)
  );
}

function hasSameWords({ region: before }: Copy, { region: after }: Copy): boolean {
  const by = after.b.start - before.b.start;
  return (
    before.a.start === after.a.start &&
    before.a.end === after.a.end &&
    before.b.end + by === after.b.end &&
    before.pairs.length === after.pairs.length &&
    before.pairs.every((place, at) => place + (at % 2 === 0 ? 0 : by) === after.pairs[at])
  );
}

const titleOf = ({ b, section }: Copy): string => headingTitle(b.page.headings[section]);

/** Comments that are about copies stand anywhere on a page. */
const printsOn = ({ b }: Copy): string => b.page.ignores.flatMap(({ print }) => print ?? []).join();

function textAround({ b: { page, words, offsets }, region: { b: range } }: Copy): string {
  const [first, last] = [range.start - AROUND, range.end + AROUND];
  return page.text.slice(offsets[first] ?? 0, last < words.length ? offsets[last] : undefined);
}
