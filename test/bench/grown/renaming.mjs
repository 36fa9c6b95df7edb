// Says a text in other words, about as common as its own, so that it is read as any text is and is no copy of the first.
import { shuffled } from './random.mjs';

/** What is no word of the prose: URLs, tags, templates, attributes, entities; and words. */
const TOKEN = /https?:\/\/\S+|<[^<>]*>|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{[#:][^{}]*\}|&#?\w+;|\p{L}{2,}/gu;
const WORD = /^\p{Lu}?\p{Ll}+$/u;
/** A word gives way to one of so many that are about as common; the most common ones, to fewer. */
const ALIKE = { most: 60, least: 8 };
/** Names of files that programs know. */
const FILE_NAMES = new Set(['index', 'readme', 'summary', 'license', 'contributing']);

/** The words of all texts, the most common first. */
export function vocabulary(texts) {
  const counts = new Map();
  for (const text of texts) {
    for (const { word } of wordsOf(text)) {
      const key = word.toLowerCase();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const rank = ([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1);
  return [...counts].sort(rank).map(([word]) => word);
}

/** Each word of the vocabulary with the one that takes its place; no two have the same. */
export function renaming(words, random) {
  const names = new Map();
  let end = 0;
  while (end < words.length) {
    const start = end;
    end += Math.min(ALIKE.most, Math.max(ALIKE.least, start));
    const alike = words.slice(start, end);
    for (const [index, name] of shuffled(alike, random).entries()) names.set(alike[index], name);
  }
  return names;
}

/** What it takes to rename a text: edits in its order. */
export function* renamed(text, names) {
  for (const { word, at } of wordsOf(text)) {
    const name = names.get(word.toLowerCase());
    if (name === undefined) continue;
    const isCapital = word[0] !== word[0].toLowerCase();
    const newText = isCapital ? name[0].toUpperCase() + name.slice(1) : name;
    yield { start: at, end: at + word.length, newText };
  }
}

function* wordsOf(text) {
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    if (WORD.test(word) && !FILE_NAMES.has(word.toLowerCase())) yield { word, at: index };
  }
}
