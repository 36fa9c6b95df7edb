import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Frontmatter, FrontmatterPlace, FrontmatterProblem, Span } from '../page';
import { escaped } from '../yaml/places';

type Read = Pick<Frontmatter, 'data' | 'problems' | 'places'>;

/** Brackets in brackets: more than any author writes, and far from what exhausts the stack. */
const MAX_DEPTH = 100;

/** Reads the JSON that stands at `content`, and says what is wrong with it: the first slip, as others follow from it. */
export function readJson(text: string, content: Span): Read {
  const json = text.slice(content.start, content.end);
  const span = { start: content.start, end: content.start + json.trimEnd().length };
  if (isTooDeep(json)) return broken({ slip: 'depth', span, name: '', repairs: [] });
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { allowTrailingComma: false, disallowComments: true });
  const [error] = errors;
  if (error !== undefined) return broken(problemOf(error, json, content.start));
  if (tree?.type !== 'object') return broken({ slip: 'no-keys', span, name: '', repairs: [] });
  return { data: getNodeValue(tree), problems: [], places: [...placesOf(tree, '', content.start)] };
}

const broken = (problem: FrontmatterProblem): Read => ({ data: null, problems: [problem], places: [] });

/** The parser calls itself for each bracket. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  for (const [sign] of json.matchAll(/"(?:[^"\\\r\n]|\\.)*"|[[\]{}]/g)) {
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** A comma too many or too few, or quotes that JSON does not know; anything else is said at its place. */
function problemOf({ offset, length }: ParseError, json: string, start: number): FrontmatterProblem {
  const before = json.slice(0, offset).trimEnd();
  const at = start + before.length;
  const written = json.slice(offset, offset + Math.max(1, length));
  if (before.endsWith(',') && /^[}\]]/.test(written)) {
    const span = { start: at - 1, end: at };
    return { slip: 'extra-sign', span, name: ',', repairs: [{ span, newText: '' }] };
  }
  if (/["\]}\w]$/.test(before) && /^["{[]/.test(written)) {
    const span = { start: at, end: at };
    return { slip: 'no-comma', span: { start: at - 1, end: at }, name: '', repairs: [{ span, newText: ',' }] };
  }
  const end = start + offset + (/^[^\r\n]*/.exec(json.slice(offset))?.[0].trimEnd().length ?? 0);
  return {
    slip: 'no-json',
    span: { start: start + offset, end: Math.max(end, start + Math.min(json.length, offset + 1)) },
    name: '',
    repairs: [],
  };
}

function* placesOf(node: Node, pointer: string, start: number): Generator<FrontmatterPlace> {
  const span = ({ offset, length }: Node): Span => ({ start: start + offset, end: start + offset + length });
  for (const [index, child] of (node.children ?? []).entries()) {
    const [key, value] = child.type === 'property' ? (child.children ?? []) : [null, child];
    if (value === undefined || key === undefined) continue;
    const own = `${pointer}/${key === null ? index : escaped(String(key.value))}`;
    yield { pointer: own, key: key && span(key), value: span(value), plain: false };
    yield* placesOf(value, own, start);
  }
}
