import { lineBreakOf } from '../page/lines';
import { notationOf } from '../page/notation';
import { inBrackets, inQuotes, onOneLine } from '../page/yaml/write';
import type { HalfEntryAt } from './half-entry/half-entry';

/** What stands before the cursor and behind it, once a key is taken. */
interface WrittenKey {
  readonly newText: string;
  readonly behind: string;
}

/**
 * A key with its sign, and where a list or a group belongs, its beginning.
 * @param text the page's, for its line breaks
 */
export function writtenKey(
  name: string,
  half: HalfEntryAt,
  holds: 'value' | 'list' | 'group',
  text: string,
): WrittenKey {
  const { language, keys, quote, indent, hasColon, behind } = half;
  const key = language === 'yaml' ? onOneLine(name) : writtenName(name, half, quote);
  if (hasColon) return { newText: key, behind: '' };
  if (language === 'yaml') {
    const line = `:${lineBreakOf(text)}${indent}  `;
    return { newText: key + (holds === 'list' ? `${line}- ` : holds === 'group' ? line : ': '), behind: '' };
  }
  if (holds === 'group' && half.table) {
    const table = [...keys, name].map((each) => writtenName(each, half)).join('.');
    return { newText: `[${table}]${lineBreakOf(text)}`, behind: '' };
  }
  const [opening, closing] = BRACKETS[holds];
  return { newText: `${key}${language === 'toml' ? ' = ' : ': '}${opening}`, behind: closing + behind };
}

const BRACKETS = { value: ['', ''], list: ['[', ']'], group: ['{ ', ' }'] } as const;

const writtenName = (name: string, half: HalfEntryAt, like = ''): string => notationOf(half)?.key(name, like) ?? name;

/** A value, in brackets where its key has a list. Null for what cannot stand there. */
export function writtenValue(value: unknown, half: HalfEntryAt, listed: boolean): string | null {
  const { language, quote, value: place, behind } = half;
  if (typeof value === 'object' && (value !== null || language === 'toml')) return null;
  if (quote !== '' && typeof value !== 'string') return null;
  if (language === 'yaml') return inYaml(value, half, listed);
  const notation = notationOf(half);
  const written =
    (typeof value === 'string' && quote !== '' ? notation?.text(value, quote) : notation?.value(value)) ?? '';
  return (place === 'whole' && listed ? `[${written}]` : written) + behind;
}

function inYaml(value: unknown, { quote, value: place }: HalfEntryAt, listed: boolean): string {
  if (quote !== '' && typeof value === 'string') return inQuotes(value, quote);
  if (place === 'in-brackets') return inBrackets(value);
  if (place === 'whole' && listed) return `[${inBrackets(value)}]`;
  return (place === 'bare' ? '- ' : '') + onOneLine(value);
}
