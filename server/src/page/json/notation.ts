import type { Notation } from '../notation';

export const jsonNotation: Notation = {
  key: (name) => JSON.stringify(name),
  value: (value) => onOneLine(value),
  text: (text) => JSON.stringify(text),
  entry: (name, value) => `${JSON.stringify(name)}: ${onOneLine(value)}`,
  lines: (data) => `${JSON.stringify(data, null, 2)}\n`,
};

/** With a space where an author writes one. */
function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${onOneLine(each)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
