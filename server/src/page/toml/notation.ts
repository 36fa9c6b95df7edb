import type { Notation } from '../notation';

export const tomlNotation: Notation = {
  key: (name, like = '') => (/^["']/.test(like) ? likeText(name, like) : nameOf(name)),
  value: onOneLine,
  text: likeText,
  entry: (name, value) => `${nameOf(name)} = ${onOneLine(value)}`,
  lines: (data) =>
    entriesOf(data)
      .map((line) => `${line}\n`)
      .join(''),
};

/** TOML has no value for nothing: such a key is left out. */
const entriesOf = (data: object): string[] =>
  Object.entries(data).flatMap(([key, each]) => (each === null ? [] : [tomlNotation.entry(key, each)]));

function likeText(text: string, like: string): string {
  return like.startsWith("'") && !/['\p{Cc}]/u.test(text) ? `'${text}'` : quoted(text);
}

function nameOf(name: string): string {
  return /^[\w-]+$/.test(name) ? name : quoted(name);
}

function onOneLine(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value))
    return `[${value
      .filter((each) => each !== null)
      .map(onOneLine)
      .join(', ')}]`;
  if (typeof value !== 'object' || value === null) return value === null ? '""' : String(value);
  const entries = entriesOf(value);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** As JSON has it, but for the one sign that JSON lets stand as it is. */
const quoted = (text: string): string => JSON.stringify(text).replaceAll('\u007f', '\\u007f');
