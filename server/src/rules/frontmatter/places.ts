import { wordOf } from '../../handbook/habits/keys';
import type { Oddity } from '../../handbook/habits/oddity';
import type { Frontmatter, FrontmatterPlace } from '../../page/page';
import { escaped } from '../../page/yaml/places';

/** Where a value stands; behind an alias, where the alias does. Null for the frontmatter as a whole. */
export function placeAt({ places }: Frontmatter, pointer: string): FrontmatterPlace | null {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.find((each) => each.pointer === at);
    if (place !== undefined) return place;
  }
  return null;
}

/** The key that is odd, or the item of its list. */
export function pointerTo({ data }: Pick<Frontmatter, 'data'>, oddity: Oddity): string {
  const pointer = `/${escaped(oddity.key)}`;
  const value = data?.[oddity.key];
  if (oddity.kind !== 'value' || !Array.isArray(value)) return pointer;
  return `${pointer}/${value.findIndex((item) => wordOf(item) === oddity.written)}`;
}

export const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

/** What stands on the line before an offset. */
export function lineBefore(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
}

/** Whether a key is named by a `[table]` of TOML. */
export const isHeader = ({ key, value }: FrontmatterPlace, text: string): boolean =>
  key !== null && value.start === value.end && /^[ \t]*\[[^={]*$/.test(lineBefore(text, key.start));
