/** A line of YAML, taken apart as an author writes it: not all of YAML, but what stands in a frontmatter. */
export interface YamlLine {
  readonly text: string;
  /** White space at its start. */
  readonly indent: string;
  /** `- ` at its start, once or more often, with the white space behind. */
  readonly dashes: string;
  readonly key: string | null;
  /** Where the value starts; the line's end when it has none. */
  readonly valueStart: number;
  /** Without a comment and white space at its end. */
  readonly value: string;
}

const LINE = /^(\s*)((?:-\s+)*)(?:((?:[\p{L}_$][\p{L}\p{N}_ ./-]*|"[^"]*"|'[^']*'))\s*:(?=\s|$)\s*)?/u;
const QUOTED = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*(?:#|$))/;

export function readLine(text: string): YamlLine {
  const [head = '', indent = '', dashes = '', key] = LINE.exec(text) ?? [];
  const rest = text.slice(head.length);
  const value = QUOTED.exec(rest)?.[0] ?? rest.replace(/(?:^|\s)#.*$/, '').trimEnd();
  return { text, indent, dashes, key: key ?? null, valueStart: head.length, value };
}

/** A text as YAML writes it when it must not be read as anything else. */
export function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

export const isBlank = ({ text }: YamlLine): boolean => text.trim() === '';
export const isComment = ({ text }: YamlLine): boolean => text.trimStart().startsWith('#');
