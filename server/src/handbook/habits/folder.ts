import { type Data, isFoldersOwn, type Oddity } from './oddity';

/** So many siblings that all have a key make its absence remarkable: with the page itself, nine of ten. */
const SIBLINGS = 9;

/** The pages of one folder that lack a key which all others have. */
export function missingKeys(pages: ReadonlyMap<string, Data>): Map<string, Oddity[]> {
  const odd = new Map<string, Oddity[]>();
  // A folder's own page is often unlike the pages below it.
  const siblings = new Map([...pages].filter(([path]) => !isFoldersOwn(path)));
  if (siblings.size <= SIBLINGS) return odd;
  const having = new Map<string, number>();
  for (const data of siblings.values()) {
    for (const key of Object.keys(data)) having.set(key, (having.get(key) ?? 0) + 1);
  }
  const shared = [...having.keys()].filter((key) => having.get(key) === siblings.size - 1);
  for (const [path, data] of siblings) {
    // A page without several of them is a page of another kind, as is one with keys of its own.
    const [key, ...more] = shared.filter((each) => !Object.hasOwn(data, each));
    const isOfAnotherKind = Object.keys(data).some((each) => having.get(each) === 1);
    if (key === undefined || more.length > 0 || isOfAnotherKind) continue;
    odd.set(path, [{ kind: 'missing-key', key, others: siblings.size - 1 }]);
  }
  return odd;
}
