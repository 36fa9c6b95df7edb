// Which pages are looked at, and where something is typed on them.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The first word of a line of prose, and of a heading. */
const TYPED_AFTER = { sentence: /^\p{Lu}\p{Ll}+ (?=.{20})/gmu, heading: /^#{1,6} \p{L}+/gmu };

/** A page counts as being of a length when it is longer or shorter by this factor at most. */
const NEAR = 1.5;

/** Of pages with twenty links at least, the one of middle length. */
export function typical(folder: string, pages: readonly string[]): string {
  const linked = pages
    .map((page) => ({ page, text: readFileSync(join(folder, page), 'utf8') }))
    .filter(({ text }) => text.split('](').length > 20)
    .sort((a, b) => a.text.length - b.text.length);
  return linked[linked.length >> 1]?.page ?? pages[0] ?? '';
}

/** The page whose length is next to that; null where none is near it. */
export function pageAsLongAs(bytes: number, folder: string, pages: readonly string[]): string | null {
  const [nearest] = pages
    .map((page) => ({ page, off: Math.abs(Math.log(statSync(join(folder, page)).size / bytes)) }))
    .sort((a, b) => a.off - b.off);
  return nearest === undefined || nearest.off > Math.log(NEAR) ? null : nearest.page;
}

/** So many offsets, spread over a text, the same ones again where it has fewer; none where it has no such place. */
export function places(text: string, kind: keyof typeof TYPED_AFTER, count: number): readonly number[] {
  const all = [...text.matchAll(TYPED_AFTER[kind])].map((match) => match.index + match[0].length);
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] ?? []).flat();
}

export const editedAt = (text: string, offset: number): string => `${text.slice(0, offset)}x${text.slice(offset)}`;
