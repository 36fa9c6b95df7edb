import type { FrontmatterPlace } from '../page';

/** What is read of a frontmatter that nothing is wrong with. */
export interface PlainYaml {
  readonly data: Record<string, unknown>;
  readonly places: readonly FrontmatterPlace[];
}

/** A key as any author writes it, and what stands behind it; or an item of a list. */
const LINE = /(?:([A-Za-z][\w-]*):(?: +|(?=\n|$))|( *)- +)([^\n]*)(?:\n|$)/y;
/** Texts without quotes that are nothing but texts, and between quotes. */
const TEXT = /^[A-Za-z/][\w ./,()&?!+=@%~À-ÖØ-öø-ÿ-]*$/;
const QUOTED = /^(?:"([^"\\\n“”]*)"|'([^'\n‘’]*)')$/;
const NUMBER = /^(?:0|[1-9]\d{0,8})$/;
/** Of these, YAML makes something else, or they may be meant as such. */
const WORD = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * Reads what nearly all frontmatter is: keys with a text, a number or a list of texts, each on a line of its own.
 * Null for all else: it may mean anything, or be wrong. `start`: where the YAML stands in the page.
 */
export function readPlainYaml(yaml: string, start: number): PlainYaml | null {
  const data: Record<string, unknown> = {};
  const places: FrontmatterPlace[] = [];
  let list: OpenList | null = null;
  for (let at = 0; at < yaml.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const match = LINE.exec(yaml);
    if (match === null) return null;
    const [, key, indent = '', rest = ''] = match;
    const written = rest.replace(/ +$/, '');
    const valueStart = start + LINE.lastIndex - rest.length - (yaml[LINE.lastIndex - 1] === '\n' ? 1 : 0);
    const span = { start: valueStart, end: valueStart + written.length };
    const plain = !/^["']/.test(written);
    if (key === undefined) {
      const value = scalarOf(written);
      if (list === null || value === null || (list.items.length > 0 && list.indent !== indent)) return null;
      places.push({ pointer: `/${list.key}/${list.items.length}`, key: null, value: span, plain });
      list.add(value, indent, start + at + indent.length, span.end);
      continue;
    }
    if ((list !== null && list.items.length === 0) || key in data || WORD.test(key)) return null;
    const place = { pointer: `/${key}`, key: { start: start + at, end: start + at + key.length } };
    if (written === '') {
      list = new OpenList(key);
      data[key] = list.items;
      places.push({ ...place, value: list.span, plain: false });
      continue;
    }
    const value = scalarOf(written);
    if (value === null) return null;
    list = null;
    data[key] = value;
    places.push({ ...place, value: span, plain });
  }
  return places.length === 0 || list?.items.length === 0 ? null : { data, places };
}

/** A list that may go on. */
class OpenList {
  readonly key: string;
  readonly items: unknown[] = [];
  readonly span = { start: 0, end: 0 };
  indent = '';

  constructor(key: string) {
    this.key = key;
  }

  add(value: unknown, indent: string, start: number, end: number): void {
    if (this.items.length === 0) this.span.start = start;
    this.items.push(value);
    this.indent = indent;
    this.span.end = end;
  }
}

function scalarOf(written: string): string | number | boolean | null {
  if (written === 'true' || written === 'false') return written === 'true';
  if (NUMBER.test(written)) return Number(written);
  if (TEXT.test(written) && !WORD.test(written)) return written;
  const [, double, single] = QUOTED.exec(written) ?? [];
  return double ?? single ?? null;
}
