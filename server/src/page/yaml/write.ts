import { stringify } from 'yaml';
import type { Notation } from '../notation';

/** As YAML writes a value on one line; a text that any version of YAML reads as something else gets quotes. */
export const onOneLine = (value: unknown): string =>
  stringify(value, { version: '1.1', collectionStyle: 'flow', lineWidth: 0 }).trimEnd();

/** The same between the brackets of a list on one line, where a comma ends an item. */
export const inBrackets = (value: unknown): string => onOneLine([value]).replace(/^\[\s*|\s*\]$/g, '');

/** A text in the quotes that stand around it already. */
export const inQuotes = (text: string, quote: string): string =>
  quote === "'" ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);

/** In the quotes that were there; in such as it takes where there were none. */
function likeText(text: string, like: string): string {
  const [quote = ''] = like;
  if (quote === '"' || quote === "'") return inQuotes(text, quote);
  return onOneLine(text) !== text || /[,[\]{}]/.test(text) ? JSON.stringify(text) : text;
}

export const yamlNotation: Notation = {
  key: (name, like = '') => likeText(name, like),
  value: onOneLine,
  text: likeText,
  entry: (name, value) => `${onOneLine(name)}: ${value === undefined ? '' : onOneLine(value)}`,
  lines: (data) => stringify(data),
};
