/** Where the line starts that a place is on. */
export const lineStartAt = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

/** Where it ends. */
export function lineEndAt(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

export function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

/** Without the spaces and tabs at the end; other white space is text. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}

/** Whether a block begins on the line of its parent's start, or below a line that is not blank. */
export function hasTextAbove(text: string, from: number, parentStart: number): boolean {
  const start = lineStartAt(text, from);
  return start <= parentStart || /[^ \t>\r]/.test(text.slice(lineStartAt(text, start - 1), start - 1));
}

/** Whether there are spaces or tabs in the blank lines below a block. */
export function hasSpaceBelow(text: string, end: number): boolean {
  const blank = /(?:\r?\n[ \t]*(?=\r?\n|$))*/y;
  blank.lastIndex = end;
  return /[ \t]/.test(blank.exec(text)?.[0] ?? '');
}
