import type { Frontmatter, FrontmatterPlace } from '../../page/page';

/** Where a value stands; behind an alias, where the alias does. Null for the frontmatter as a whole. */
export function placeAt({ places }: Frontmatter, pointer: string): FrontmatterPlace | null {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.find((each) => each.pointer === at);
    if (place !== undefined) return place;
  }
  return null;
}
