import type { Heading } from '../../page/page';

/** What a heading says of its own id. */
export interface CustomId {
  /** Null when there are only classes and the like. */
  readonly id: string | null;
  /** What is left of the heading's text. */
  readonly text: string;
}

type ReadCustomId = (heading: Heading, text: string) => CustomId | null;

export const noCustomId: ReadCustomId = () => null;

/** An id that is found in the rendered text; the pattern's first group. */
export function inText(pattern: RegExp): ReadCustomId {
  return (_heading, text) => {
    const match = pattern.exec(text);
    return match?.[1] === undefined ? null : { id: match[1], text: text.slice(0, match.index).trimEnd() };
  };
}

/** Attributes in braces at the end of the Markdown, never in code. The pattern's first group is what stands in the braces. */
export function atEnd(pattern: RegExp, idOf: (attributes: string) => string | null): ReadCustomId {
  return (heading, text) => {
    const last = heading.parts.at(-1)?.kind;
    if (last !== 'text' && last !== 'attributes' && last !== 'template') return null;
    const match = pattern.exec(contentOf(heading));
    if (match?.[1] === undefined) return null;
    const rest = text.endsWith(match[0]) ? text.slice(0, -match[0].length).trimEnd() : text;
    return { id: idOf(match[1]), text: rest };
  };
}

/** The id among attributes, the last one counts. `bare`: what an attribute without value says. */
export function attributeReader(bare: string): (attributes: string) => string | null {
  return (attributes) => {
    let id: string | null = null;
    for (const attribute of attributes.trim().split(/\s+/)) {
      if (attribute.startsWith('#')) id = attribute.slice(1);
      else if (attribute.startsWith('id=')) id = attribute.slice(3).replace(/^(["'])(.*)\1$/, '$2');
      else if (attribute === 'id') id = bare;
    }
    return id;
  };
}

/** A heading's Markdown without its markers. */
export function contentOf({ source, span, content }: Heading): string {
  return source.slice(content.start - span.start, content.end - span.start);
}
