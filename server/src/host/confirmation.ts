import { PageReader } from '../page/sections/reader';
import type { PageCache } from './cache/page-cache';
import type { Keeper } from './keeper';
import { Slices } from './slices';

/** Pages are confirmed together for so many milliseconds. */
const TOGETHER = 500;

/**
 * Has the reference read the pages of a keeper that were read quickly, for a while. The pages whose findings are others
 * now; null when there is nothing more to confirm.
 */
export async function confirmPages(
  keeper: Keeper,
  cache: PageCache,
  log: { line(text: string): void },
): Promise<ReadonlySet<string> | null> {
  const touched = new Set<string>();
  const until = performance.now() + TOGETHER;
  const slices = new Slices();
  let confirmed = 0;
  for (const [path, page] of keeper.handbooks.flatMap(({ handbook }) => [...handbook.pages])) {
    if (keeper.page(path) !== page || !cache.isUnconfirmed(page)) continue;
    const reference = await slices.finish(new PageReader().reading(page.text));
    confirmed += 1;
    // The author may have gone on writing meanwhile.
    if (!cache.confirm(page, reference) && keeper.page(path) === page) {
      log.line(`${path} was read once more, and says something else than it seemed to say at first.`);
      for (const each of keeper.take(path, reference)) touched.add(each);
    }
    await slices.next();
    if (performance.now() > until) break;
  }
  if (confirmed === 0) return null;
  await cache.save();
  return touched;
}
