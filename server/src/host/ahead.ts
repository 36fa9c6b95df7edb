/** So many are begun at a time. */
const AT_A_TIME = 8;

/**
 * Goes through items in their order, with what was begun for each: while one is worked on, the next ones are under way.
 * Rejects where it comes to one that failed.
 */
export async function* ahead<Item, Made>(
  items: readonly Item[],
  begin: (item: Item) => Promise<Made>,
): AsyncGenerator<readonly [Item, Made]> {
  const begun: Promise<readonly [Item, Made]>[] = [];
  for (const item of items) {
    const made = begin(item).then((each) => [item, each] as const);
    // Nobody may ever come to it, and what fails without being heard ends the process.
    made.catch(() => {});
    begun.push(made);
    if (begun.length < AT_A_TIME) continue;
    yield* begun.splice(0, 1);
  }
  yield* begun;
}
