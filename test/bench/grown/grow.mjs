// Grows a handbook of any size from others: generation after generation of their pages, with sections mixed, said in
// other words, and linked among each other. The same every time.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { slug } from 'github-slugger';
import { edited } from './edits.mjs';
import { headEdits } from './head.mjs';
import { rewired } from './links.mjs';
import { cut, mix, textOf } from './mix.mjs';
import { randomNumbers, shuffled } from './random.mjs';
import { renamed, renaming, vocabulary } from './renaming.mjs';

/** One page is as long as handbooks' longest. */
const LONG_PAGE = 300_000;
const PLAIN_HEADING = /^#{1,6} +([\p{L}\p{N} ]+?) *\r?\n/u;

/**
 * Writes the pages into a folder.
 * @param sources handbooks, taken apart: `{ name, pages }`
 */
export function grow(folder, size, sources) {
  const pages = sources.flatMap(({ name, pages }) => pages.map((page) => ({ ...page, handbook: name })));
  const handbook = new GrownHandbook();
  const words = vocabulary(pages.map(({ text }) => text));
  for (let generation = 0; handbook.size < size - 1; generation++) {
    const random = randomNumbers(generation);
    const names = generation === 0 ? new Map() : renaming(words, random);
    const left = size - 1 - handbook.size;
    const chosen = left < pages.length ? sample(pages, left, random) : pages;
    for (const [index, sections] of mix(chosen, random).entries()) {
      handbook.add(chosen[index], generation, sections, names);
    }
  }
  addLongPage(handbook, pages, renaming(words, randomNumbers(size)));
  handbook.write(folder, randomNumbers(size));
}

/** Some of the pages, in their order. */
function sample(pages, count, random) {
  const chosen = new Set(shuffled(pages, random).slice(0, count));
  return pages.filter((page) => chosen.has(page));
}

function addLongPage(handbook, pages, names) {
  let length = 0;
  const sections = [];
  for (const section of shuffled(pages.flatMap(cut), randomNumbers(0))) {
    // A frontmatter stands at the start of a page only.
    if (length >= LONG_PAGE) break;
    if (section.start === 0) continue;
    sections.push(section);
    length += textOf(section).length;
  }
  handbook.add({ handbook: 'long', path: 'everything.md' }, 0, sections, names);
}

class GrownHandbook {
  #pages = new Map();
  #assets = new Set();

  get size() {
    return this.#pages.size;
  }

  add(origin, generation, sections, names) {
    const file = edited(origin.path, [...renamed(origin.path.replace(/\.\w+$/, ''), names)]);
    this.#pages.set(key(origin.handbook, origin.path, generation), {
      path: `${top(origin.handbook, generation)}/${file}`,
      generation,
      sections,
      names,
      anchors: anchorsOf(sections, names),
    });
  }

  /** What became of a page in a generation; in the first one where a later one does not have it. */
  page(name, file, generation) {
    return this.#pages.get(key(name, file, generation)) ?? this.#pages.get(key(name, file, 0)) ?? this.#first;
  }

  asset(name, file, generation) {
    const asset = `${top(name, generation)}/${file}`;
    this.#assets.add(asset);
    return asset;
  }

  write(folder, random) {
    for (const page of this.#pages.values()) {
      writeInto(folder, page.path, page.sections.map((section) => this.#sectionText(section, page, random)).join(''));
    }
    for (const asset of this.#assets) writeInto(folder, asset, '');
    writeInto(folder, '.gitbook.yaml', 'root: ./\n');
  }

  get #first() {
    return this.#pages.values().next().value;
  }

  #sectionText({ page: source, start, end }, page, random) {
    const text = source.text.slice(start, end);
    const links = source.links
      .filter((link) => link.start >= start && link.end <= end)
      .map((link) => ({ start: link.start - start, end: link.end - start, goal: link.goal }));
    const head = start === 0 ? source.head : 0;
    const isFree = (edit) =>
      edit.start >= head && !links.some((link) => link.start < edit.end && edit.start < link.end);
    const edits = [...renamed(text, page.names)].filter(isFree);
    for (const link of links) {
      const newText = rewired(text.slice(link.start, link.end), link, source, page, this, random);
      if (newText !== null) edits.push({ start: link.start, end: link.end, newText });
    }
    edits.push(...headEdits(text.slice(0, head), page.names, `/${top(source.handbook, page.generation)}`));
    const grown = edited(
      text,
      edits.sort((a, b) => a.start - b.start),
    );
    return grown.endsWith('\n') ? grown : `${grown}\n`;
  }
}

const key = (name, file, generation) => `${generation}\0${name}\0${file}`;

const top = (name, generation) => (generation === 0 ? name : `${name}-${generation + 1}`);

function anchorsOf(sections, names) {
  const headings = sections.map((section) => PLAIN_HEADING.exec(textOf(section))?.[1] ?? null);
  const ids = headings.flatMap((heading) =>
    heading === null ? [] : slug(edited(heading, [...renamed(heading, names)])),
  );
  return ids.filter((id, index) => ids.indexOf(id) === index);
}

function writeInto(folder, file, text) {
  const absolute = path.join(folder, file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
}
