// The parts of a check, each alone: `micro.cjs <folder> <file with the pages as JSON>`.
import { readFileSync } from 'node:fs';
import { Keeper } from '../../../server/src/host/keeper';
import { parsePage } from '../../../server/src/page/parse';
import { readingQuickly } from '../../../server/src/page/sections/quickly';
import { finished } from '../../../server/src/page/steps';
import { PassageIndex } from '../../../server/src/passages/passage-index';
import { fromPage, resolve } from '../../../server/src/site/resolve';
import { optionsFor } from './options';
import { editedAt, places } from './pages';

/** So many pages, spread over the handbook, are edited. */
const EDITS = 100;

async function main(): Promise<void> {
  const [folder = '', list = '[]'] = process.argv.slice(2);
  const paths: readonly string[] = JSON.parse(readFileSync(list, 'utf8'));
  const keeper = await Keeper.open({ ...optionsFor(folder), copies: false });
  // Looks up the files that links lead to.
  for (const path of paths) await keeper.findings(path);
  const pages = new Map(paths.flatMap((path) => keeper.page(path) ?? []).map((page, at) => [paths[at] ?? '', page]));

  const index = new PassageIndex();
  const ask = (asked: Iterable<string>): void => {
    for (const path of asked) index.copiesOf(path);
  };
  const quick = timed(() => {
    for (const { text } of pages.values()) finished(readingQuickly(text));
  });
  const parse = timed(() => {
    for (const { text } of pages.values()) parsePage(text);
  });
  const links = timed(() => {
    for (const { handbook } of keeper.handbooks) {
      const { site } = handbook;
      for (const [path, page] of handbook.pages) {
        for (const link of page.links) resolve(link, fromPage(path, site), site);
      }
    }
  });
  const indexed = timed(() => {
    for (const [path, page] of pages) index.set(path, page);
  });
  const copies = timed(() => ask(paths));
  const edits: number[] = [];
  const step = Math.max(1, Math.floor(pages.size / EDITS));
  for (const [path, page] of [...pages].filter((_, at) => at % step === 0)) {
    const [offset] = places(page.text, 'sentence', 1);
    if (offset === undefined) continue;
    const after = parsePage(editedAt(page.text, offset));
    edits.push(timed(() => ask([path, ...index.set(path, after)])));
    ask(index.set(path, page));
    ask(paths);
  }
  console.log(JSON.stringify({ quick, parse, links, indexed, copies, edits }));
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

main();
