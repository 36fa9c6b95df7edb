import type { YamlLine } from '../lines';
import { inserted, replaced, type Slip } from './slip';

/** What may have gone wrong around a line's key or hyphen, the likeliest first. */
export const slipsInSigns = (line: YamlLine): Slip[] =>
  [strangeSpace, tab, spaces, keyQuote, bullet, commentSign].flatMap((find) => find(line));

const STRANGE = /[^\S \t]|[\u200b-\u200d\u2060]/;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

/** White space that looks like a space and is none, or that nobody sees: it comes with text that was pasted. */
export function strangeSpace({ text, key, dashes, valueStart }: YamlLine): Slip[] {
  const isKnown = key !== null || dashes !== '';
  const head = isKnown ? text.slice(0, valueStart) : (/^[\s\u200b-\u200d\u2060]*/.exec(text)?.[0] ?? '');
  const start = head.search(STRANGE);
  if (start < 0) return [];
  const end = start + head.slice(start).trimEnd().length || start + 1;
  const length = /^(?:[^\S \t]|[\u200b-\u200d\u2060])+/.exec(head.slice(start))?.[0].length ?? 1;
  const newText = head
    .slice(start)
    .replace(INVISIBLE, '')
    .replace(/[^\S \t]/g, ' ');
  return [
    {
      ...replaced('strange-space', start, start + length, '', ''),
      edit: { start, end: Math.max(end, head.length), newText },
    },
  ];
}

function tab({ indent }: YamlLine): Slip[] {
  if (!indent.includes('\t')) return [];
  const edit = { start: 0, end: indent.length, newText: indent.replaceAll('\t', '  ') };
  return [{ slip: 'tab', start: indent.indexOf('\t'), end: indent.length, name: '', edit }];
}

function spaces({ text, indent, dashes }: YamlLine): Slip[] {
  const from = indent.length + dashes.length;
  const [, key] = /^([\p{L}_][\p{L}\p{N}_-]*):(?=[^\s/:])/u.exec(text.slice(from)) ?? [];
  const found: Slip[] = [];
  if (key !== undefined) {
    const at = from + key.length;
    found.push(inserted('space-after-colon', { start: at, end: at + 1 }, key, at + 1, ' '));
  }
  if (/^-[^\s\d.-]/.test(text.slice(from))) {
    found.push(inserted('space-after-dash', { start: from, end: from + 1 }, '-', from + 1, ' '));
  }
  return found;
}

/** `"title: Pay`: the key's quote is not closed. */
function keyQuote({ text, indent }: YamlLine): Slip[] {
  const from = indent.length;
  const [head, mark] = /^(["'])[\p{L}_][\p{L}\p{N}_-]*(?=:\s)/u.exec(text.slice(from)) ?? [];
  if (head === undefined || mark === undefined) return [];
  return [inserted('open-quote', { start: from, end: from + 1 }, mark, from + head.length, mark)];
}

/** A sign that Markdown, or a word processor, puts before an item. */
export function bullet({ text, indent }: YamlLine): Slip[] {
  const sign = /^[*+•·‣◦–—](?=[ \t]+\S)/.exec(text.slice(indent.length))?.[0];
  return sign === undefined ? [] : [replaced('bullet', indent.length, indent.length + sign.length, sign, '-')];
}

/** A comment as other languages write it. */
function commentSign({ text, indent }: YamlLine): Slip[] {
  const from = indent.length;
  const [, sign, words] = /^(\/\/|\/\*|<!--)\s*(.*?)\s*(?:\*\/|-->)?\s*$/.exec(text.slice(from)) ?? [];
  if (sign === undefined || words === undefined) return [];
  const edit = { start: from, end: text.length, newText: `# ${words}` };
  return [{ slip: 'comment-sign', start: from, end: from + sign.length, name: sign, edit }];
}

/** Between a key and its value stands another sign than a colon. */
export function noColonSign({ text, key, dashes }: YamlLine): Slip[] {
  if (key !== null || dashes !== '') return [];
  const [head, word, sign] = /^\s*([\p{L}_][\p{L}\p{N}_-]*)(\s*(?:=>|->|:=|[=;：﹕])\s*|\s+[-–—]\s+)/u.exec(text) ?? [];
  if (head === undefined || word === undefined || sign === undefined) return [];
  const start = head.length - sign.length;
  const at = text.indexOf(sign.trim(), start);
  const edit = { start, end: head.length, newText: text.length === head.length ? ':' : ': ' };
  return [{ slip: 'no-colon-sign', start: at, end: at + sign.trim().length, name: word, edit }];
}

/** Behind a key stands nothing but its value. */
export function noColon({ text, indent, dashes, key }: YamlLine): Slip[] {
  if (key !== null || dashes !== '') return [];
  const [head, word] = /^\s*([\p{L}_][\p{L}\p{N}_-]*)(?:\s+|$)/u.exec(text) ?? [];
  if (head === undefined || word === undefined) return [];
  const after = indent.length + word.length;
  const end = text.trimEnd().length;
  const edit = { start: after, end: head.length, newText: end === after ? ':' : ': ' };
  return [{ slip: 'no-colon', start: indent.length, end, name: word, edit }];
}

/** `- title: Pay`: a key as an item of a list. */
export function dashedKey(line: YamlLine | undefined): Slip[] {
  if (line === undefined || line.key === null || line.indent !== '' || line.dashes === '') return [];
  const span = { start: 0, end: 1 };
  return [{ slip: 'dashed-key', ...span, name: line.key, edit: { start: 0, end: line.dashes.length, newText: '' } }];
}
