import { wordsOf } from './headings';

/** Shorter words of a name say nothing of its subject. */
const LEAST_LETTERS = 4;

/**
 * Whether two pages lie side by side under names of one pattern, each with a word of its own: `titles-for-support.md`
 * and `titles-for-designers.md`. Such pages are written to be read like each other.
 */
export function areNamedAlike(a: string, b: string): boolean {
  const [one, other] = [nameOf(a), nameOf(b)];
  if (one.folder !== other.folder) return false;
  const shared = one.words.filter((word) => other.words.includes(word));
  const hasOwn = (words: readonly string[]): boolean => words.some((word) => !shared.includes(word));
  return shared.some((word) => word.length >= LEAST_LETTERS) && hasOwn(one.words) && hasOwn(other.words);
}

/** What a page is called: by its folder when it is that folder's first page. */
export function nameOf(path: string): { readonly folder: string; readonly words: readonly string[] } {
  const parts = path.replace(/\.[^./]+$/, '').split('/');
  if (parts.length > 1 && /^(?:index|readme|_index)$/i.test(parts.at(-1) ?? '')) parts.pop();
  return { folder: parts.slice(0, -1).join('/'), words: wordsOf(parts.at(-1) ?? '') };
}
