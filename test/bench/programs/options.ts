import { createDiskFiles } from '../../../server/src/host/files/disk';
import { NO_LOG } from '../../../server/src/host/git/git-log';
import type { KeeperOptions } from '../../../server/src/host/keeper';

/** A folder of the disk as it is, without its history. */
export const optionsFor = (folder: string): KeeperOptions => ({
  source: createDiskFiles(folder, { blocking: false }),
  git: NO_LOG,
  requested: true,
  hidden: [],
  log: () => {},
});
