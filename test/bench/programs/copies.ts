// Asks which passages stand on other pages again after one edit, for each page of a handbook:
// `copies.cjs <folder> <pages as JSON>`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePage } from '../../../server/src/page/parse';
import { PassageIndex } from '../../../server/src/passages/passage-index';
import { inSentence } from './program';

const [folder = '', list = '[]'] = process.argv.slice(2);
const pages: readonly string[] = JSON.parse(list);
const texts = new Map(pages.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
const index = new PassageIndex();
for (const [path, text] of texts) index.set(path, parsePage(text));
const askAll = (): void => {
  for (const path of pages) index.copiesOf(path);
};

askAll();
const times: number[] = [];
for (const [path, text] of texts) {
  const edited = inSentence(text);
  if (edited === null) continue;
  const [before, after] = [parsePage(text), parsePage(edited)];
  const start = performance.now();
  for (const touched of [path, ...index.set(path, after)]) index.copiesOf(touched);
  times.push(performance.now() - start);
  index.set(path, before);
  askAll();
}
console.log(JSON.stringify(times));
