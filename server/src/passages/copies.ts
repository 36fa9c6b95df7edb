import type { Span } from '../page/page';
import { flipped } from './match';
import { type PageText, unitAt } from './page-text';
import type { Region } from './regions';

/** A region of a page that stands elsewhere too. */
export interface Copied {
  readonly span: Span;
  /** Index into the page's headings; -1 before the first. */
  readonly section: number;
  /** On how many other pages. */
  readonly pages: number;
  /** The other copies, the likest first. */
  readonly copies: readonly Copy[];
}

/** One other copy of a region. */
export interface Copy {
  readonly path: string;
  readonly span: Span;
  readonly section: number;
  /** The part of this page that it is a copy of. */
  readonly own: Span;
  readonly alikeness: Alikeness;
  /** From 0 to 1: twice the words that stand in both, in order, by the words of both. */
  readonly similarity: number;
  /** How many words stand in both, in order. */
  readonly shared: number;
  /** The two pages are made after one pattern, so that what they share is meant to differ. */
  readonly template: boolean;
  readonly region: Region;
  readonly a: PageText;
  readonly b: PageText;
}

export type Alikeness = 'identical' | 'drifted' | 'reworded';

/** The same pair, seen from the other page. */
export function turned(copy: Copy): Copy {
  const { a, b, own, span, region } = copy;
  const { pairs } = flipped({ ...region, solid: 0 });
  return {
    ...copy,
    path: a.path,
    span: own,
    section: sectionAt(a, region.a.start),
    own: span,
    region: { a: region.b, b: region.a, pairs },
    a: b,
    b: a,
  };
}

/** The section of the page that one of its words stands in. */
export const sectionAt = (page: PageText, word: number): number => unitAt(page, word)?.passage.section ?? -1;
