// Handbook Keeper, as the language server and the command line use it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDiskFiles } from '../../../server/src/host/files/disk';
import { createGitLog } from '../../../server/src/host/git/git-log';
import { Keeper } from '../../../server/src/host/keeper';
import { parsePage } from '../../../server/src/page/parse';
import { type Program, program } from './program';

const subject: Program = {
  parse(texts) {
    for (const text of texts) parsePage(text);
  },

  async open(folder, pages) {
    const git = createGitLog({ folder, trusted: false });
    const source = createDiskFiles(folder);
    const keeper = await Keeper.open({ source, git, requested: true, hidden: [], log: () => {} });
    const check = async (paths: Iterable<string>): Promise<number> => {
      let findings = 0;
      for (const path of paths) findings += (await keeper.findings(path)).length;
      return findings;
    };
    return {
      text: (path) => readFileSync(join(folder, path), 'utf8'),
      checkAll: () => check(pages),
      async edit(path, text) {
        const touched = keeper.edit(path, text);
        await check(touched === 'all' ? pages : touched);
      },
    };
  },
};

program(subject);
