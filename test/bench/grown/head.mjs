// The frontmatter of a grown page.
import { renamed } from './renaming.mjs';

/** A line with a key and a value. */
const ENTRY = /^([\w-]+:[ \t]+)(\S.*)$/gm;

/** Edits after which titles and descriptions use other words and URLs lie in another folder; all else stays. */
export function headEdits(head, names, folder) {
  return [...head.matchAll(ENTRY)].flatMap(({ 1: entry, 2: value, index }) => {
    const at = index + entry.length;
    if (value.startsWith('/')) return { start: at, end: at, newText: folder };
    const isProse = entry.startsWith('title') || value.includes(' ');
    if (!isProse || value.includes('://')) return [];
    return [...renamed(value, names)].map((edit) => ({ ...edit, start: at + edit.start, end: at + edit.end }));
  });
}
