import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until there is an answer; fails with `what` when none comes within ten seconds. */
export async function until<T>(what: string, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const deadline = performance.now() + 10_000; performance.now() < deadline; await sleep(10)) {
    const found = await probe();
    if (found) return found;
  }
  throw new Error(`Waited in vain for ${what}.`);
}

/** Long enough for anything that should not come to have come. */
export const aWhile = (): Promise<void> => sleep(600);
