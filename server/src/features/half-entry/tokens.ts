/** A piece of TOML or JSON. `word`: what stands without quotes. */
export interface Token {
  readonly kind: 'text' | 'word' | 'comment' | 'break' | 'sign';
  readonly start: number;
  readonly end: number;
  /** As it is written; of a text and a word, without quotes. */
  readonly written: string;
  /** Of a text. */
  readonly quote: string;
  /** A text whose quote is closed. */
  readonly isClosed: boolean;
}

/** `:` stands for the sign between a key and its value in each of the languages. */
const JSON_TOKEN = /(?<text>"(?:[^"\\\r\n]|\\.)*"?)|(?<break>\r\n|\n|\r)|(?<sign>[{}[\],:])|(?<word>[^\s"{}[\],:]+)/g;
const TOML_TOKEN =
  /(?<comment>#[^\r\n]*)|(?<text>"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\r\n]|\\.)*"?|'[^'\r\n]*'?)|(?<break>\r\n|\n|\r)|(?<sign>[{}[\],=.])|(?<word>[^\s"'{}[\],=.#]+)/g;

/**
 * The pieces of a text, whatever is wrong with it. A text that is not closed yet ends at the cursor.
 * @param start where the text stands on its page
 */
export function tokensOf(text: string, language: 'toml' | 'json', start: number, cursor: number): Token[] {
  const pattern = new RegExp(language === 'toml' ? TOML_TOKEN : JSON_TOKEN);
  const tokens: Token[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const token = tokenOf(match, start);
    const isCut = token.kind === 'text' && !token.isClosed && token.start < cursor && cursor < token.end;
    if (isCut) pattern.lastIndex = cursor - start;
    tokens.push(isCut ? { ...token, end: cursor } : token);
  }
  return tokens;
}

function tokenOf({ 0: all, index, groups = {} }: RegExpExecArray, offset: number): Token {
  const kind = KINDS.find((each) => groups[each] !== undefined) ?? 'word';
  const [start, end] = [offset + index, offset + index + all.length];
  if (kind !== 'text') return { kind, start, end, written: all === '=' ? ':' : all, quote: '', isClosed: true };
  const quote = /^(?:"""|'''|"|')/.exec(all)?.[0] ?? '';
  const isClosed = all.length >= 2 * quote.length && all.endsWith(quote);
  return { kind, start, end, written: all.slice(quote.length, isClosed ? -quote.length : undefined), quote, isClosed };
}

const KINDS = ['text', 'word', 'comment', 'break', 'sign'] as const;
