import { setTimeout as sleep } from 'node:timers/promises';

/** How long a scene waits for anything before it fails. */
const patience = 20;

/**
 * Asks again and again until there is an answer, and fails with `what` and the last thing seen if none comes in time.
 * `probe` returns the answer, or undefined for "not yet"; `seen` tells what was there instead.
 */
export async function until<T>(
  what: string,
  probe: () => T | undefined | PromiseLike<T | undefined>,
  { seconds = patience, seen }: { seconds?: number; seen?: () => unknown } = {},
): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(50)) {
    const answer = await probe();
    if (answer !== undefined) return answer;
  }
  const instead = seen ? ` Seen instead: ${JSON.stringify(seen(), null, 2)}` : '';
  throw new Error(`Waited ${seconds} s for ${what}.${instead}`);
}
