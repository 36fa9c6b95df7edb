import { stringify } from 'yaml';

/** As YAML writes a value on one line; a text that any version of YAML reads as something else gets quotes. */
export const onOneLine = (value: unknown): string =>
  stringify(value, { version: '1.1', collectionStyle: 'flow', lineWidth: 0 }).trimEnd();

/** The same between the brackets of a list on one line, where a comma ends an item. */
export const inBrackets = (value: unknown): string => onOneLine([value]).replace(/^\[\s*|\s*\]$/g, '');

/** A text in the quotes that stand around it already. */
export const inQuotes = (text: string, quote: string): string =>
  quote === "'" ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
