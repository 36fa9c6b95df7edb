import type { FrontmatterPlace, Span } from '../page';

/** What is read of a frontmatter that nothing is wrong with. */
export interface PlainYaml {
  readonly data: Record<string, unknown>;
  readonly places: readonly FrontmatterPlace[];
}

/** What a line may hold: the dash of an item, a key as any author writes it, and a value. */
const LINE = /( *)(- +)?(?:([A-Za-z][\w-]*):(?: +|(?=\n|$)))?([^\n]*)(?:\n|$)/y;
/** Texts without quotes that are nothing but texts: `18F`, `50%`, `1. Travel` and `./` are no numbers. */
const TEXT =
  /^(?:[A-Za-z/]|\.{1,2}\/|\d+(?:[A-DF-NP-WYZa-df-np-wyz%]|\. [A-Za-z]))(?:[\w ./,()&?!+=@%$;<>~'À-ÖØ-öø-ÿ–—’…-]|:\/\/|(?<! )#)*$/;
/** A line of a text that is written over several ones below `>-`: nothing in it is a sign, but white space at its ends. */
const FOLDED = /^[!-~À-ÿ](?:[ -~À-ÿ\u2010-\u2027]*[!-~À-ÿ\u2010-\u2027])?$/;
const QUOTED = /^(?:"([^"\\“”]*)"|'([^'‘’]*)')$/;
const NUMBER = /^(?:0|[1-9]\d{0,8})$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
/** Of these, YAML makes something else, or they may be meant as such. */
const WORD = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/** Deeper than what an author writes. */
const DEEPEST = 8;

/**
 * Reads what nearly all frontmatter is: keys with texts, numbers, and lists and keys below them, each on a line of its
 * own, and texts on the lines below. Null for all else: it may mean anything, or be wrong. `start`: where the YAML stands in
 * the page.
 */
export function readPlainYaml(yaml: string, start: number): PlainYaml | null {
  const lines = linesOf(yaml, start);
  if (lines === null || lines[0]?.column !== 0 || lines[0].dash !== null) return null;
  const reader = new PlainReader(lines);
  const data = reader.readMap('', 0);
  return data !== null && reader.isDone ? { data, places: reader.places } : null;
}

/** Where things stand, as offsets in the page. */
interface Line {
  /** Of the dash, or of what stands there without one. */
  readonly column: number;
  readonly dash: number | null;
  /** The column of the key behind a dash, or of the line's first sign. */
  readonly inner: number;
  readonly key: { readonly name: string; readonly span: Span } | null;
  readonly written: string;
  readonly value: Span;
  /** All of it but the indentation. */
  readonly whole: string;
  /** An empty line comes before it. */
  readonly apart: boolean;
}

/** Those that are not empty; null where one has nothing but white space or a dash. */
function linesOf(yaml: string, start: number): Line[] | null {
  const lines: Line[] = [];
  for (let at = 0; at < yaml.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const [whole = '', indent = '', dash = '', name, rest = ''] = LINE.exec(yaml) ?? [];
    const written = rest.replace(/ +$/, '');
    if (whole === '\n') continue;
    if (name === undefined && written === '') return null;
    const column = indent.length;
    const inner = column + dash.length;
    const valueStart = start + at + whole.length - rest.length - (whole.endsWith('\n') ? 1 : 0);
    const keyStart = start + at + inner;
    lines.push({
      column,
      dash: dash === '' ? null : start + at + column,
      inner,
      key: name === undefined ? null : { name, span: { start: keyStart, end: keyStart + name.length } },
      written,
      value: { start: valueStart, end: valueStart + written.length },
      whole: whole.slice(column).replace('\n', ''),
      apart: yaml.startsWith('\n\n', at - 2),
    });
  }
  return lines;
}

class PlainReader {
  readonly places: FrontmatterPlace[] = [];
  readonly #lines: readonly Line[];
  #next = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  get isDone(): boolean {
    return this.#next === this.#lines.length;
  }

  /** The keys that stand in the column of the next line's key. The first one may stand behind a dash. */
  readMap(pointer: string, depth: number): Record<string, unknown> | null {
    const data: Record<string, unknown> = {};
    const column = this.#lines[this.#next]?.inner;
    for (let isFirst = true; ; isFirst = false) {
      const line = this.#lines[this.#next];
      if (line === undefined || line.inner !== column || (!isFirst && line.dash !== null)) return data;
      if (line.key === null || line.key.name in data || WORD.test(line.key.name)) return null;
      const { name, span } = line.key;
      const value = this.#readValue(`${pointer}/${name}`, span, line, depth);
      if (value === null) return null;
      data[name] = value;
    }
  }

  /** What stands behind a key, or on the lines below. */
  #readValue(pointer: string, key: Span, line: Line, depth: number): unknown {
    this.#next += 1;
    if (line.written === '>-') return this.#readFolded(this.#open(pointer, key, line.value.start), line.inner);
    if (line.written !== '') return this.#add(pointer, key, line);
    const below = this.#lines[this.#next];
    if (below === undefined || depth > DEEPEST) return null;
    if (below.dash !== null) return below.column < line.inner ? null : this.#readList(pointer, key, depth + 1);
    if (below.inner <= line.inner) return null;
    if (below.key === null) {
      const text = this.#readFolded(this.#open(pointer, key, below.value.start, true), line.inner);
      return text !== null && isText(text) ? text : null;
    }
    const last = this.#open(pointer, key, below.key.span.start);
    return this.#closed(last, this.readMap(pointer, depth + 1));
  }

  /** A text on lines that stand further in than its key: a space takes the place of their ends. */
  #readFolded(place: number, inner: number): string | null {
    const [first, said] = [this.#lines[this.#next], [] as string[]];
    for (let line = first; line !== undefined && line.column > inner; line = this.#lines[this.#next]) {
      if (line.column !== first?.column || line.apart || !FOLDED.test(line.whole)) return null;
      said.push(line.whole);
      this.#next += 1;
    }
    return said.length === 0 ? null : this.#closed(place, said.join(' '));
  }

  #readList(pointer: string, key: Span, depth: number): unknown[] | null {
    const first = this.#lines[this.#next];
    const place = this.#open(pointer, key, first?.dash ?? 0);
    const items: unknown[] = [];
    for (let line = first; line !== undefined && line.dash !== null; line = this.#lines[this.#next]) {
      if (line.column !== first?.column) break;
      const at = `${pointer}/${items.length}`;
      if (line.key === null) {
        this.#next += 1;
        items.push(this.#add(at, null, line));
      } else items.push(this.#closed(this.#open(at, null, line.key.span.start), this.readMap(at, depth)));
      if (items.at(-1) === null) return null;
    }
    return this.#closed(place, items);
  }

  /** A value on one line; null for what may not be what it seems to be. */
  #add(pointer: string, key: Span | null, { written, value }: Line): unknown {
    this.places.push({ pointer, key, value, plain: !/^["']/.test(written) });
    return scalarOf(written);
  }

  /** What ends on a line further down, it is not known yet on which; returns its place among the others. */
  #open(pointer: string, key: Span | null, start: number, plain = false): number {
    return this.places.push({ pointer, key, value: { start, end: start }, plain }) - 1;
  }

  #closed<Value>(index: number, value: Value): Value {
    const place = this.places[index];
    const end = this.#lines[this.#next - 1]?.value.end;
    if (place && end !== undefined) this.places[index] = { ...place, value: { start: place.value.start, end } };
    return value;
  }
}

function scalarOf(written: string): string | number | boolean | null {
  if (written === 'true' || written === 'false') return written === 'true';
  if (NUMBER.test(written)) return Number(written);
  if (isText(written) || DAY.test(written)) return written;
  const [, double, single] = QUOTED.exec(written) ?? [];
  return double ?? single ?? null;
}

const isText = (written: string): boolean => TEXT.test(written) && !WORD.test(written);
