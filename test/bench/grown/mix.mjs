// Pages of sections that come from several pages.
import { shuffled } from './random.mjs';

/** What may not be taken out of its page: it may need, or be needed by, what stands elsewhere on it. */
const BOUND = /<|\{[%{]|\]\[|\]:/;
/** So much of what can move does. */
const MOVED = 0.3;

/** Cuts a page into its beginning, down to the second heading, and the sections that follow. */
export function cut(page) {
  const starts = [0, ...page.sections.slice(1), page.text.length];
  return starts.slice(0, -1).map((start, index) => ({ page, start, end: starts[index + 1] }));
}

export const textOf = ({ page, start, end }) => page.text.slice(start, end);

/** The same pages, with some of their sections in each other's places. */
export function mix(pages, random) {
  const mixed = pages.map(cut);
  const places = mixed.flatMap((sections, page) =>
    sections.flatMap((section, index) =>
      index > 0 && !BOUND.test(textOf(section)) && random() < MOVED ? [{ page, index, section }] : [],
    ),
  );
  const moved = shuffled(places, random);
  for (const [at, { page, index }] of places.entries()) mixed[page][index] = moved[at].section;
  return mixed;
}
