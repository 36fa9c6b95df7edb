// Prints the pages of a folder's handbooks, so that both programs are given the same ones.
import { createDiskFiles } from '../../../server/src/host/files/disk';
import { createGitLog } from '../../../server/src/host/git/git-log';
import { Keeper } from '../../../server/src/host/keeper';

const folder = process.argv[2] ?? '';
const options = { requested: true, hidden: [], log: () => {} };
Keeper.open({ ...options, source: createDiskFiles(folder), git: createGitLog({ folder, trusted: false }) }).then(
  ({ handbooks }) => {
    console.log(JSON.stringify(handbooks.flatMap(({ handbook }) => [...handbook.pages.keys()]).sort()));
  },
);
