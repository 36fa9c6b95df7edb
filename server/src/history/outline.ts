/** Lines that make headings and anchors, or decide whether others do. */
const TELLING = [
  // An ATX heading, also in a quote or a list.
  /^[\s>*+\-\d.)]*#{1,6}(?:\s|$)/,
  // A fence: what is between two is code.
  /^[\s>*+\-\d.)]*(?:`{3}|~{3})/,
  // An HTML heading, an anchor, or a comment's ends.
  /<\/?h[1-6]\b|<[a-z][^>]*\s(?:id|name)\s*=|<!--|-->/i,
  // `{#id}`, `{: #id}` and template tags.
  /\{\s*[#:%{]/,
  // A definition: it makes a heading's `[text][label]` a link.
  /^\s*\[[^\]]+\]:/,
];

const SETEXT_UNDERLINE = /^[\s>]*(?:=+|-+)\s*$/;

/**
 * A page reduced to the lines that can make its headings and anchors; a small fraction of its text, which rarely
 * changes from one commit to the next. Read as a page, it has the headings and anchors of the whole but for rare
 * forms (an HTML tag over several lines, a heading deep in a list), so a find in it is to be confirmed, and a miss is
 * taken for one: on 705 pages of five handbooks, 23 of 4,706 headings and anchors are missed and none is made up.
 * Frontmatter is left out.
 */
export function outlineOf(text: string): string {
  const lines = withoutFrontmatter(text.split(/\r\n|\r|\n/));
  const kept = lines.map((line) => TELLING.some((pattern) => pattern.test(line)));
  lines.forEach((line, index) => {
    if (!SETEXT_UNDERLINE.test(line)) return;
    // The heading is the whole paragraph above.
    for (let at = index; at >= 0 && lines[at]?.trim(); at -= 1) kept[at] = true;
  });
  // An empty line stands for what was left out: paragraphs must not run together.
  return lines.flatMap((line, index) => (kept[index] ? [line] : kept[index - 1] ? [''] : [])).join('\n');
}

function withoutFrontmatter(lines: readonly string[]): readonly string[] {
  if (lines[0]?.replace('\ufeff', '').trimEnd() !== '---') return lines;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  return lines.slice(end + 1);
}
