/** So many are begun at a time. */
const AT_A_TIME = 8;

/** Goes through items in their order, with what was begun for each: while one is worked on, the next ones are under way. */
export async function* ahead<Item, Made>(
  items: readonly Item[],
  begin: (item: Item) => Promise<Made>,
): AsyncGenerator<readonly [Item, Made]> {
  const begun: Promise<readonly [Item, Made]>[] = [];
  for (const item of items) {
    begun.push(begin(item).then((made) => [item, made]));
    if (begun.length === AT_A_TIME) yield begun.shift() as (typeof begun)[0];
  }
  yield* begun;
}
