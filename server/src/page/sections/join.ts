import type { Heading, HtmlAnchor, IgnoreComment, Link, Page, Passage, Span, UndefinedReference } from '../page';
import type { Section } from './section';

/** What stands before a section. */
interface Before {
  readonly offset: number;
  readonly line: number;
  readonly headings: number;
  readonly passages: number;
  readonly words: number;
}

/** The page whose sections these are, one after the other. */
export function joined(text: string, sections: readonly Section[]): Page {
  const lineStarts = new Int32Array(sections.reduce((sum, { page }) => sum + page.lineStarts.length - 1, 1));
  const headings: Heading[] = [];
  const htmlAnchors: HtmlAnchor[] = [];
  const links: Link[] = [];
  const undefinedReferences: UndefinedReference[] = [];
  const ignores: IgnoreComment[] = [];
  const passages: Passage[] = [];
  const words = new Int32Array(sections.reduce((sum, { page }) => sum + page.words.length, 0));
  const offsets = new Int32Array(words.length);
  const templateTags = new Set<string>();
  let offset = 0;
  let said = 0;
  let lines = 0;
  for (const { page, length } of sections) {
    const before = {
      offset,
      line: lines,
      headings: headings.length,
      passages: passages.length,
      words: said,
    };
    // Its first line is the last one of the section before.
    for (const start of page.lineStarts.subarray(1)) lineStarts[++lines] = offset + start;
    for (const heading of page.headings) headings.push(movedHeading(heading, offset));
    for (const anchor of page.htmlAnchors) htmlAnchors.push({ ...anchor, span: moved(anchor.span, offset) });
    for (const link of page.links) links.push({ ...link, destination: moved(link.destination, offset) });
    for (const one of page.undefinedReferences) undefinedReferences.push({ ...one, span: moved(one.span, offset) });
    for (const comment of page.ignores)
      ignores.push({ ...comment, span: moved(comment.span, offset), line: comment.line + before.line });
    for (const passage of page.passages) passages.push(movedPassage(passage, before));
    words.set(page.words, said);
    for (const start of page.offsets) offsets[said++] = start + offset;
    for (const tag of page.templateTags) templateTags.add(tag);
    offset += length;
  }
  return {
    text,
    lineStarts,
    frontmatter: sections[0]?.page.frontmatter ?? null,
    headings,
    htmlAnchors,
    links,
    undefinedReferences,
    ignores,
    passages,
    words,
    offsets,
    templateTags: [...templateTags],
  };
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

function movedHeading(heading: Heading, by: number): Heading {
  const { span, content, customId } = heading;
  return {
    ...heading,
    span: moved(span, by),
    content: moved(content, by),
    customId: customId && { ...customId, span: moved(customId.span, by) },
  };
}

function movedPassage(passage: Passage, before: Before): Passage {
  const { span, section, parent, words } = passage;
  const [first, ...others] = words;
  return {
    ...passage,
    span: moved(span, before.offset),
    section: section + before.headings,
    parent: parent === null ? null : parent + before.passages,
    words: [moved(first, before.words), ...others.map((range) => moved(range, before.words))],
  };
}
