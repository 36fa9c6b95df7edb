import type { FrontmatterPlace, Span } from '../page';
import { escaped } from '../yaml/places';
import { parseToml } from './parse';

const BLANK = /(?:[ \t\r\n]+|#[^\r\n]*)*/y;
const NAME = /"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|[\w-]+/y;
const DOT = /[ \t]*\.[ \t]*/y;
const EQUALS = /[ \t]*=[ \t]*/y;
const HEADER = /\[\[?[ \t]*/y;
const END_OF_HEADER = /[ \t]*\]\]?/y;
const OPENING = /[[{]/y;
const CLOSING = /[\]}]/y;
const COMMA = /,/y;
const TEXT =
  /"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}|'''(?:[^']|'{1,2}(?!'))*'{3,5}|"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'/y;
const LITERAL = /\d{4}-\d\d-\d\d[ ]\d\d:[^\s,\]}#]*|[^\s,\]}#]+/y;

interface Name {
  readonly name: string;
  readonly span: Span;
}

/**
 * Where the keys and values of a TOML stand that can be read. A key that several lines name, as `[menu.main]` and
 * `[menu.side]` do, has as many places. The value of a table is written nowhere: it is empty, behind the table's name.
 */
export function placesOf(toml: string, start: number): FrontmatterPlace[] {
  return new Scanner(toml, start).places();
}

class Scanner {
  readonly #toml: string;
  readonly #start: number;
  readonly #places: FrontmatterPlace[] = [];
  /** How many tables each list has that is made of `[[tables]]`. */
  readonly #lists = new Map<string, number>();
  #at = 0;

  constructor(toml: string, start: number) {
    this.#toml = toml;
    this.#start = start;
  }

  places(): FrontmatterPlace[] {
    let table = '';
    for (this.#take(BLANK); this.#at < this.#toml.length; this.#take(BLANK)) {
      const opening = this.#take(HEADER);
      if (opening === null) this.#pair(table);
      else table = this.#header(opening.startsWith('[['));
    }
    return this.#places;
  }

  /** What stands here, which is behind us then. */
  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.#toml)?.[0] ?? null;
    this.#at += taken?.length ?? 0;
    return taken;
  }

  /** A name after the other, with dots in between. Where none stands, there is nothing more to be read. */
  #names(): Name[] {
    const names: Name[] = [];
    do {
      const at = this.#at;
      const written = this.#take(NAME);
      if (written === null) {
        this.#at = this.#toml.length;
        break;
      }
      names.push({ name: nameOf(written), span: this.#spanFrom(at) });
    } while (this.#take(DOT) !== null);
    return names;
  }

  #header(isItem: boolean): string {
    const names = this.#names();
    this.#take(END_OF_HEADER);
    let pointer = '';
    for (const [index, { name, span }] of names.entries()) {
      pointer += `/${escaped(name)}`;
      this.#addTable(pointer, span);
      const count = this.#lists.get(pointer) ?? 0;
      if (isItem && index === names.length - 1) {
        this.#lists.set(pointer, count + 1);
        pointer += `/${count}`;
        this.#addTable(pointer, span);
      } else if (count > 0) pointer += `/${count - 1}`;
    }
    return pointer;
  }

  #pair(table: string): void {
    const names = this.#names();
    const own = names.pop();
    let pointer = table;
    for (const { name, span } of names) {
      pointer += `/${escaped(name)}`;
      this.#addTable(pointer, span);
    }
    if (own === undefined || this.#take(EQUALS) === null) this.#at = this.#toml.length;
    else this.#value(`${pointer}/${escaped(own.name)}`, own.span);
  }

  #value(pointer: string, key: Span | null): void {
    const [at, index] = [this.#at, this.#places.length];
    const opening = this.#take(OPENING);
    if (opening !== null) this.#inside(pointer, opening);
    else if (this.#take(TEXT) === null && this.#take(LITERAL) === null) this.#at = this.#toml.length;
    const place = { pointer, key, value: this.#spanFrom(at), plain: false };
    this.#places.splice(index, 0, place);
  }

  #inside(pointer: string, opening: string): void {
    let index = 0;
    for (this.#take(BLANK); this.#at < this.#toml.length && this.#take(CLOSING) === null; this.#take(BLANK)) {
      if (opening === '{') this.#pair(pointer);
      else this.#value(`${pointer}/${index}`, null);
      index += 1;
      this.#take(BLANK);
      this.#take(COMMA);
    }
  }

  #addTable(pointer: string, key: Span): void {
    this.#places.push({ pointer, key, value: { start: key.end, end: key.end }, plain: false });
  }

  #spanFrom(at: number): Span {
    return { start: this.#start + at, end: this.#start + this.#at };
  }
}

function nameOf(written: string): string {
  if (!/^["']/.test(written)) return written;
  return written.includes('\\') ? (Object.keys(parseToml(`${written} = 0`))[0] ?? '') : written.slice(1, -1);
}
