import { type Expression, readExpression } from './expression';

/** What can be said of a script from its text alone, without its comments. */
export class Script {
  readonly #code: string;

  constructor(text: string) {
    this.#code = withoutComments(text);
  }

  mentions(pattern: RegExp): boolean {
    return pattern.test(this.#code);
  }

  /** The text of a property, where it is written out; null where there is none or it is computed. */
  text(name: string): string | null {
    const value = this.#value(name);
    const quote = value?.[0];
    if (value === null || quote === undefined || !`'"\``.includes(quote)) return null;
    const end = endOfString(value, 0);
    const text = value.slice(1, end - 1);
    return quote === '`' && text.includes('${') ? null : text;
  }

  flag(name: string): boolean | null {
    const word = /^(?:true|false)\b/.exec(this.#value(name) ?? '')?.[0];
    return word === undefined ? null : word === 'true';
  }

  /** The property is there, whatever it says. */
  has(name: string): boolean {
    return this.#value(name) !== null || new RegExp(`[{,]\\s*${name}\\s*[,}]`).test(this.#code);
  }

  /** What stands in the braces of a property. */
  object(name: string): Script | null {
    const value = this.#value(name);
    return value?.startsWith('{') ? new Script(value.slice(1, endOfBlock(value, 0) - 1)) : null;
  }

  /** What stands in the first braces after each mention. */
  objectsAfter(mention: RegExp): Script[] {
    return [...this.#code.matchAll(new RegExp(mention, 'g'))].flatMap(({ index, 0: text }) => {
      const rest = this.#code.slice(index + text.length);
      const between = /^['"]?\s*,\s*(?=\{)/.exec(rest)?.[0];
      if (between === undefined) return [];
      return [new Script(rest.slice(between.length + 1, endOfBlock(rest, between.length) - 1))];
    });
  }

  /** What is written after the first mention; null where there is none. */
  expressionAfter(mention: RegExp): Expression | null {
    const found = mention.exec(this.#code);
    return found === null ? null : readExpression(this.#code, found.index + found[0].length);
  }

  /** The texts of a list, where it is written out. */
  list(name: string): string[] {
    const list = /^\[([^\]]*)\]/.exec(this.#value(name) ?? '')?.[1] ?? '';
    return [...list.matchAll(/(['"`])([^'"`]*)\1/g)].map(([, , text]) => text ?? '');
  }

  /** Pairs of texts: `'from': 'to'`. */
  pairs(): [string, string][] {
    return [...this.#code.matchAll(/(['"`])([^'"`]*)\1\s*:\s*(['"`])([^'"`]*)\3/g)].map(([, , from, , to]) => [
      from ?? '',
      to ?? '',
    ]);
  }

  all(pattern: RegExp): RegExpMatchArray[] {
    return [...this.#code.matchAll(pattern)];
  }

  #value(name: string): string | null {
    const found = new RegExp(`(?<![\\w$.-])['"]?${name}['"]?\\s*:\\s*`).exec(this.#code);
    return found === null ? null : this.#code.slice(found.index + found[0].length);
  }
}

function withoutComments(code: string): string {
  let kept = '';
  let from = 0;
  let at = 0;
  const drop = (end: number): void => {
    kept += `${code.slice(from, at)} `;
    from = at = end;
  };
  while (at < code.length) {
    if (code.startsWith('//', at) && code[at - 1] !== '\\') drop(endOf(code, '\n', at));
    else if (code.startsWith('/*', at)) drop(endOf(code, '*/', at + 2));
    else at = isQuote(code[at]) ? endOfString(code, at) : at + 1;
  }
  return kept + code.slice(from);
}

function endOf(code: string, mark: string, from: number): number {
  const at = code.indexOf(mark, from);
  return at < 0 ? code.length : at + (mark === '\n' ? 0 : mark.length);
}

const isQuote = (character: string | undefined): boolean => character === '"' || character === "'" || character === '`';

/** After the closing quote. A text that is not closed ends with its line, for it may be a quote in a regular expression. */
function endOfString(code: string, start: number): number {
  const quote = code[start];
  for (let at = start + 1; at < code.length; at++) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === quote) return at + 1;
    else if (code[at] === '\n' && quote !== '`') return start + 1;
  }
  return start + 1;
}

/** After the brace that closes the one at `start`. */
function endOfBlock(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; ) {
    if (code[at] === '{') depth += 1;
    if (code[at] === '}' && --depth === 0) return at + 1;
    at = isQuote(code[at]) ? endOfString(code, at) : at + 1;
  }
  return code.length + 1;
}
