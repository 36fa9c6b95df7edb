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
