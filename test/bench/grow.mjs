// Grows the sample handbook to any size: the same pages every time, no two of them alike.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const sample = path.join(path.dirname(fileURLToPath(import.meta.url)), '../fixtures/sample-handbook');
const handbook = 'src/handbook';
/** A grown page has so many paragraphs more than its original: about the length of a page in a real handbook. */
const MORE_PARAGRAPHS = 24;

export function growSample(target, size) {
  cpSync(sample, target, { recursive: true });
  const pages = readdirSync(path.join(sample, handbook), { recursive: true })
    .filter((file) => file.endsWith('.md'))
    .sort();
  const texts = new Map(pages.map((page) => [page, readFileSync(path.join(sample, handbook, page), 'utf8')]));
  const words = [...texts.values()].join(' ').match(/\p{L}{3,}/gu) ?? [];
  const random = randomNumbers(20240601);
  for (let count = pages.length; count < size; count++) {
    const branch = `branch-${Math.floor(count / pages.length)}`;
    const page = pages[count % pages.length];
    const file = path.join(target, 'src', branch, page);
    mkdirSync(path.dirname(file), { recursive: true });
    const text = texts.get(page).replaceAll('/handbook/', `/${branch}/`);
    writeFileSync(file, `${text}${moreText(words, random)}`);
  }
}

function moreText(words, random) {
  const pick = (count) => Array.from({ length: count }, () => words[Math.floor(random() * words.length)]);
  let text = '';
  for (let paragraph = 0; paragraph < MORE_PARAGRAPHS; paragraph++) {
    const kind = Math.floor(random() * 6);
    if (kind === 0) text += `\n## ${pick(3).join(' ')}\n`;
    if (kind === 1) text += `\n${Array.from({ length: 4 }, () => `- ${pick(8).join(' ')}`).join('\n')}\n`;
    else text += `\n${pick(40).join(' ')}, **${pick(2).join(' ')}** and \`${pick(1)}\`.\n`;
  }
  return text;
}

/** Mulberry32: small, and the same on every machine. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
