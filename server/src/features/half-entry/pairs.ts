import { BLANK_LINE } from '../../page/lines';
import type { HalfEntryAt } from './half-entry';
import { PairReader } from './pair-reader';
import { type Token, tokensOf } from './tokens';

interface Block {
  readonly language: 'toml' | 'json';
  readonly opening: RegExp;
  readonly closing: RegExp;
}

const BLOCKS: readonly Block[] = [
  { language: 'toml', opening: /^\uFEFF?\+\+\+[ \t]*(?:\r\n|\n|\r)/, closing: /^\+\+\+[ \t]*$/m },
  { language: 'toml', opening: /^\uFEFF?---toml[ \t]*(?:\r\n|\n|\r)/, closing: /^---[ \t]*$/m },
  { language: 'json', opening: /^\uFEFF?---json[ \t]*(?:\r\n|\n|\r)/, closing: /^---[ \t]*$/m },
  { language: 'json', opening: /^\uFEFF?(?=\{[ \t]*(?:\r\n|\n|\r))/, closing: /^\}/m },
];

/** A longer block is no frontmatter; the limit also keeps the work small. */
const LONGEST = 20_000;

/** Reads what an author is writing at an offset of a text with frontmatter in TOML or JSON. */
export function halfPairAt(text: string, offset: number): HalfEntryAt | null {
  for (const { language, opening, closing } of BLOCKS) {
    const start = opening.exec(text)?.[0].length;
    if (start === undefined || offset < start || offset - start > LONGEST) continue;
    const above = text.slice(start, offset);
    const below = text.slice(offset, start + LONGEST);
    const end = closing.exec(above + below)?.index ?? null;
    if (end === null ? BLANK_LINE.test(text.slice(0, offset)) : end < above.length) return null;
    // Without an end, what is below is the page's text.
    const rest = end === null ? (/^[^\r\n]*/.exec(below)?.[0] ?? '') : below.slice(0, end - above.length);
    return halfPair(above + rest, language, start, offset);
  }
  return null;
}

/** @param start where the block stands in the text */
function halfPair(block: string, language: Block['language'], start: number, cursor: number): HalfEntryAt | null {
  const tokens = tokensOf(block, language, start, cursor);
  const reached = tokens.findIndex((token) => token.end > cursor || (token.end === cursor && isOpen(token)));
  const at = reached < 0 ? tokens.length : reached;
  const touched = touchedAt(cursor, tokens[at]);
  // Neither a comment nor a text of several lines is continued.
  if (touched?.kind === 'comment' || (touched?.quote.length ?? 0) > 1) return null;
  const reader = new PairReader(language);
  for (const token of tokens.slice(0, at)) reader.take(token);
  const place = reader.placeOf(touched);
  if (place === null) return null;
  for (const token of tokens.slice(at)) reader.take(token);
  const behind = tokens.slice(touched === null ? at : at + 1);
  const hasColon =
    place.isKey && touched !== null && /^[:.]$/.test(behind[0]?.kind === 'sign' ? behind[0].written : '');
  const quote = touched?.start === cursor ? '' : (touched?.quote ?? '');
  const from = touched?.start ?? cursor;
  return {
    language,
    keys: place.keys,
    siblings: place.isKey ? reader.siblings() : null,
    value: place.isKey ? null : place.isItem ? 'in-brackets' : 'whole',
    typed: block.slice(from + quote.length - start, cursor - start),
    quote,
    indent: '',
    span: { start: from, end: touched?.end ?? cursor },
    hasColon,
    comma: place.comma,
    behind: place.hasCommas && !hasColon && isFollowed(behind, place.isItem, language) ? ',' : '',
    table: place.isKey && reader.canBeginTable(),
  };
}

/** A cursor behind it still stands in it. */
const isOpen = ({ kind, isClosed }: Token): boolean =>
  kind === 'word' || kind === 'comment' || (kind === 'text' && !isClosed);

function touchedAt(cursor: number, token: Token | undefined): Token | null {
  if (token === undefined || token.kind === 'break' || token.kind === 'sign') return null;
  return token.start < cursor || (token.start === cursor && token.kind !== 'comment') ? token : null;
}

/** Whether another entry or item stands behind. A key behind an item means that its list is not closed yet. */
function isFollowed(behind: readonly Token[], isItem: boolean, language: Block['language']): boolean {
  const endsWithLine = language === 'toml' && !isItem;
  const [next, second] = behind.filter(({ kind }) => kind !== 'comment' && (endsWithLine || kind !== 'break'));
  if (next === undefined || next.kind === 'break') return false;
  if (next.kind === 'sign') return next.written === '{' || next.written === '[';
  return !(isItem && second?.kind === 'sign' && second.written === ':');
}
