// Reads the history of a handbook as the language server does in the background, and tells how long that takes and for
// how long nothing else could be done meanwhile: `history.cjs start|commit <folder> <storage>`.
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { CacheFolder } from '../../../server/src/host/cache/cache-folder';
import { createDiskFiles } from '../../../server/src/host/files/disk';
import { createGitLog } from '../../../server/src/host/git/git-log';
import { Keeper } from '../../../server/src/host/keeper';

/** What the monitor of the event loop counts for a loop that is free, in milliseconds. */
const RESOLUTION = 1;

async function main(): Promise<void> {
  const [mode = '', folder = '', storage = ''] = process.argv.slice(2);
  const log = (line: string): void => console.error(line);
  const caches = new CacheFolder({ folder: storage, program: __filename }, folder, log);
  const git = createGitLog({ folder, trusted: true, log, kept: () => caches.open('commits') });
  const agreements = () => caches.open('agreements');
  const source = createDiskFiles(folder, { blocking: false });
  const keeper = await Keeper.open({ source, git, requested: true, hidden: [], agreements, log });
  const copied = await mostCopied(keeper);
  const recall = async (): Promise<void> => {
    await keeper.historyMoved();
    while ((await keeper.recall()) !== null);
  };

  if (mode === 'commit') {
    await recall();
    appendFileSync(join(folder, copied), '\nOne more sentence.\n');
    await keeper.changed([copied]);
    await mostCopied(keeper);
    await recall();
    const who = ['-c', 'user.name=Author', '-c', 'user.email=author@example.com'];
    execFileSync('git', [...who, 'commit', '--quiet', '--all', '--message', 'One more'], { cwd: folder });
  }
  const idle = await measured(() => setTimeout(500));
  console.log(JSON.stringify({ ...(await measured(recall)), idle }));
  git.dispose();
}

/** Checks all pages; the one with most copies. */
async function mostCopied(keeper: Keeper): Promise<string> {
  let most = { path: '', copies: -1 };
  for (const { handbook } of keeper.handbooks) {
    for (const path of handbook.pages.keys()) {
      const copies = (await keeper.findings(path)).filter(({ rule }) => rule.startsWith('duplicate/')).length;
      if (copies > most.copies) most = { path, copies };
    }
  }
  return most.path;
}

/** How long some work takes, and for how long it kept everything else waiting, in milliseconds. */
async function measured(work: () => Promise<unknown>) {
  // What was left behind before is not to be counted.
  await setTimeout(50);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const start = performance.now();
  await work();
  const milliseconds = performance.now() - start;
  delay.disable();
  const blocked = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  return { milliseconds, longest: blocked(delay.max), p99: blocked(delay.percentile(99)) };
}

main();
