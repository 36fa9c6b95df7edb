/** What is written in a script where a value stands, as far as it is plain data or a chain of calls. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, Expression> }
  /** `z.string().min(1)`: the steps `z`, `string` with no arguments, `min` with one. */
  | { readonly kind: 'chain'; readonly steps: readonly Step[] }
  | { readonly kind: 'unknown' };

export interface Step {
  readonly name: string;
  /** Null where it is not called. */
  readonly args: readonly Expression[] | null;
}

const UNKNOWN: Expression = { kind: 'unknown' };
/** Expressions in each other: more than any configuration needs. */
const MAX_DEPTH = 40;
const NAME = /[A-Za-z_$][\w$]*/;
const NUMBER = /-?\d+(?:\.\d+)?/;
const TEXT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`\\$]*`/;
const PATTERN = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/;
const SIGN = /=>|\.\.\.|\S/;
const TOKEN = new RegExp(
  `\\s*(?:(${NAME.source})|(${NUMBER.source})|(${TEXT.source})|(${PATTERN.source}|${SIGN.source}))`,
  'y',
);
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const ENDS = new Set([',', ';', ')', ']', '}', '']);

interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'sign';
  readonly text: string;
}

/** Reads the expression that starts at an offset of a script without comments. Nothing is run. */
export function readExpression(code: string, offset: number): Expression {
  const reader = new Reader(code, offset);
  const read = reader.expression(0);
  return reader.isLost ? UNKNOWN : read;
}

class Reader {
  readonly #code: string;
  #at: number;
  #token: Token;
  /** Brackets do not match: nothing that was read is certain. */
  #isLost = false;

  constructor(code: string, at: number) {
    this.#code = code;
    this.#at = at;
    this.#token = this.#next();
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Ends before what separates it from the next one, whatever it is. */
  expression(depth: number): Expression {
    const read = depth > MAX_DEPTH ? UNKNOWN : this.#primary(depth);
    if (ENDS.has(this.#sign)) return read;
    this.#skip();
    return UNKNOWN;
  }

  #primary(depth: number): Expression {
    const { kind, text } = this.#token;
    if (kind === 'name') return this.#chain(depth);
    if (kind === 'number') return this.#value(Number(text));
    if (kind === 'text') return this.#value(text.slice(1, -1).replace(/\\(.)/g, '$1'));
    if (text === '[') return { kind: 'list', items: this.#items(depth) };
    if (text === '{') return { kind: 'object', entries: this.#entries(depth) };
    return text === '(' ? this.#arrow(depth) : UNKNOWN;
  }

  #value(value: string | number | boolean | null): Expression {
    this.#token = this.#next();
    return { kind: 'value', value };
  }

  #chain(depth: number): Expression {
    const word = WORDS.get(this.#token.text);
    if (word !== undefined) return this.#value(word);
    const steps: Step[] = [];
    while (this.#token.kind === 'name') {
      const name = this.#token.text;
      this.#token = this.#next();
      steps.push({ name, args: this.#is('(') ? this.#items(depth) : null });
      if (this.#is('?')) this.#token = this.#next();
      if (!this.#is('.')) break;
      this.#token = this.#next();
    }
    return { kind: 'chain', steps };
  }

  /** What a function of one expression gives back: `({ image }) => z.object({ … })`. */
  #arrow(depth: number): Expression {
    this.#items(depth);
    if (!this.#is('=>')) return UNKNOWN;
    this.#token = this.#next();
    return this.#is('{') ? UNKNOWN : this.expression(depth + 1);
  }

  /** Between brackets, with commas in between. */
  #items(depth: number): Expression[] {
    const closing = CLOSING.get(this.#sign) ?? '';
    const items: Expression[] = [];
    this.#token = this.#next();
    while (!this.#isAt(closing)) {
      items.push(this.expression(depth + 1));
      if (this.#is(',')) this.#token = this.#next();
      else if (!this.#is(closing)) break;
    }
    this.#close(closing);
    return items;
  }

  /** Of what is spread into an object nobody knows which keys it takes the place of. */
  #entries(depth: number): ReadonlyMap<string, Expression> {
    const entries = new Map<string, Expression>();
    this.#token = this.#next();
    while (!this.#isAt('}')) {
      const { kind, text } = this.#token;
      this.#token = this.#next();
      if (text === '...') {
        entries.clear();
        this.#skip();
      } else if (this.#is(':') && kind !== 'sign') {
        this.#token = this.#next();
        entries.set(kind === 'text' ? text.slice(1, -1) : text, this.expression(depth + 1));
      } else if (ENDS.has(this.#sign) && kind === 'name') {
        entries.set(text, { kind: 'chain', steps: [{ name: text, args: null }] });
      } else this.#skip();
      if (this.#is(',')) this.#token = this.#next();
      else if (!this.#is('}')) break;
    }
    this.#close('}');
    return entries;
  }

  /** Goes on to the end of what is not understood, past all brackets in it. */
  #skip(): void {
    const open: string[] = [];
    while (this.#token.text !== '' && (open.length > 0 || !ENDS.has(this.#sign))) {
      const closing = CLOSING.get(this.#sign);
      if (closing !== undefined) open.push(closing);
      else if (this.#sign === open.at(-1)) open.pop();
      this.#token = this.#next();
    }
    if (open.length > 0) this.#isLost = true;
  }

  #close(closing: string): void {
    if (!this.#is(closing)) this.#isLost = true;
    this.#token = this.#next();
  }

  #is(sign: string): boolean {
    return this.#sign === sign;
  }

  /** The bracket closes here, or never. */
  #isAt(closing: string): boolean {
    return this.#is(closing) || this.#token.text === '';
  }

  /** The sign that stands here; a text, a name or a number is none. */
  get #sign(): string {
    return this.#token.kind === 'sign' ? this.#token.text : ' ';
  }

  #next(): Token {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.#code);
    if (found === null) return { kind: 'sign', text: '' };
    this.#at = TOKEN.lastIndex;
    const [, name, number, text, sign = ''] = found;
    if (name !== undefined) return { kind: 'name', text: name };
    if (number !== undefined) return { kind: 'number', text: number };
    return text === undefined ? { kind: 'sign', text: sign } : { kind: 'text', text };
  }
}
