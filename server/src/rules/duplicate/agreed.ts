import { hashWord } from '../../page/hash';
import type { IgnoreComment } from '../../page/page';
import { clusters } from '../../passages/clusters';
import type { Copied, Copy } from '../../passages/copies';
import type { Range } from '../../passages/match';
import { type PageText, wordsIn } from '../../passages/page-text';
import type { Site } from '../../site/profile';
import { linkDifferences } from './links';

/** What is left to be said of a page's copies, and the comments by which the others are meant to be as they are. */
export interface Agreed {
  readonly copies: readonly Copied[];
  readonly comments: ReadonlySet<IgnoreComment>;
}

/**
 * Leaves out each copy of which a comment, on either of the two pages, says that the two are meant to be as they are.
 * Such a comment names the print of both, so it holds until one of them is changed.
 */
export function withoutAgreed(copied: readonly Copied[], site: Site): Agreed {
  const comments = new Set<IgnoreComment>();
  const all = copied.flatMap(({ copies }) => copies);
  const left = all.filter((copy) => {
    const bound = [...copy.a.page.ignores, ...copy.b.page.ignores].filter(({ print }) => print !== null);
    if (bound.length === 0) return true;
    const print = printOf(copy, site);
    const agreeing = bound.filter((comment) => comment.print === print);
    for (const comment of agreeing) comments.add(comment);
    return agreeing.length === 0;
  });
  return { copies: left.length === all.length ? copied : clusters(left), comments };
}

/** The same for two copies whichever of them is asked, as long as both say the same and their links lead where they led. */
export function printOf(copy: Copy, site: Site): string {
  const { a, b, region } = copy;
  const links = linkDifferences(copy, site);
  const here = said(
    a,
    region.a,
    links.map((link) => link.here),
  );
  const there = said(
    b,
    region.b,
    links.map((link) => link.there),
  );
  const hash = hashWord([here, there].sort().join('\n'));
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Words without what parts them: in scripts without spaces, where a word ends is not the author's doing. */
const said = (text: PageText, range: Range, places: readonly string[]): string =>
  [wordsIn(text, range).join(''), ...places].join(' ');
