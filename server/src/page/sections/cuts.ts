/** A heading behind a blank line. Lists, quotes, paragraphs and tables end before it; fences and HTML may not. */
const HEADING = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r(?!\n))(?=#{1,6}(?:[ \t\r\n]|$))/g;
/** Frontmatter. Where its end is missing, all of the text is read as if it still might come. */
const HEAD = /^\uFEFF?(---|\+\+\+)(?:[\s\S]*?[\r\n]\1[ \t]*(?=[\r\n]|$)|[\s\S]*)/;

/**
 * Where sections of a text may start, with its end.
 * @param hidden where frontmatter ends that Markdown does not know
 * @param least a section is so long, but for the last one
 */
export function possibleCuts(text: string, hidden: number, least: number): number[] {
  const cuts = [0];
  const head = Math.max(hidden, HEAD.exec(text)?.[0].length ?? 0);
  for (const { 0: blank, index } of text.matchAll(HEADING)) {
    const cut = index + blank.length;
    if (index >= head && cut - (cuts.at(-1) ?? 0) >= least) cuts.push(cut);
  }
  cuts.push(text.length);
  return cuts;
}
