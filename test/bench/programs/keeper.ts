// Handbook Keeper, as the language server and the command line use it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CacheFolder } from '../../../server/src/host/cache/cache-folder';
import { PageCache } from '../../../server/src/host/cache/page-cache';
import type { FirstLook } from '../../../server/src/host/first-look';
import { Keeper } from '../../../server/src/host/keeper';
import { parsePage } from '../../../server/src/page/parse';
import { optionsFor } from './options';
import { type Program, program } from './program';

const subject: Program = {
  parse(texts) {
    for (const text of texts) parsePage(text);
  },

  first(folder, page) {
    const text = readFileSync(join(folder, page), 'utf8');
    return new Promise((resolve, reject) => {
      const first = async (look: FirstLook): Promise<void> => {
        const { findings } = (await look.answer(page, text)) ?? { findings: [] };
        resolve(findings.length);
        stopped.abort();
      };
      const stopped = new AbortController();
      Keeper.open({ ...optionsFor(folder), first, signal: stopped.signal }).catch(reject);
    });
  },

  async open(folder, pages, storage) {
    const caches = new CacheFolder(storage ? { folder: storage, program: __filename } : null, folder, console.error);
    const cache = new PageCache(await caches.open('pages'));
    const keeper = await Keeper.open({ ...optionsFor(folder), reading: (text) => cache.reading(text) });
    await cache.save();
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
        await keeper.prepare(path);
      },
    };
  },
};

program(subject);
