// What nobody who checks a handbook can save: `floor.cjs read|parse <folder> <file with the pages as JSON>`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';

const [mode, folder, list] = process.argv.slice(2);
const markdown = new MarkdownIt({ html: true });
for (const page of JSON.parse(readFileSync(list, 'utf8'))) {
  const text = readFileSync(path.join(folder, page), 'utf8');
  if (mode === 'parse') markdown.parse(text, {});
}
