// Prints the pages of a folder's handbooks, so that all programs are given the same ones.
import { createDiskFiles } from '../../../server/src/host/files/disk';
import { NO_LOG } from '../../../server/src/host/git/git-log';
import { Keeper } from '../../../server/src/host/keeper';
import { parsePage } from '../../../server/src/page/parse';

/** Which pages there are does not rest on what they say. */
const UNREAD = parsePage('');

Keeper.open({
  source: createDiskFiles(process.argv[2] ?? ''),
  git: NO_LOG,
  requested: true,
  hidden: [],
  copies: false,
  parse: () => UNREAD,
  log: () => {},
}).then(({ handbooks }) => {
  console.log(JSON.stringify(handbooks.flatMap(({ handbook }) => [...handbook.pages.keys()]).sort()));
});
