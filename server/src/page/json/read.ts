import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Frontmatter, FrontmatterPlace, FrontmatterProblem, Span } from '../page';
import { escaped } from '../yaml/places';
import { problemOf } from '../yaml/working';
import { duplicateKeys } from './duplicates';
import { slipsIn } from './slips';

type Read = Pick<Frontmatter, 'data' | 'problems' | 'places'>;

/** Brackets in brackets: more than any author writes, and far from what exhausts the stack. */
const MAX_DEPTH = 100;
/** In a longer one, no slip is looked for: it takes a reading for each. */
const MAX_LENGTH = 20_000;

/** Reads the JSON that stands at `content`, and says what is wrong with it: the first slip, as others follow from it. */
export function readJson(text: string, content: Span): Read {
  const json = text.slice(content.start, content.end);
  const span = { start: content.start, end: content.start + json.trimEnd().length };
  if (isTooDeep(json)) return broken({ slip: 'depth', span, name: '', repairs: [] });
  const { tree, error } = parse(json);
  if (error !== undefined) return broken(diagnose(error, json, content.start));
  if (tree?.type !== 'object') return broken({ slip: 'no-keys', span, name: '', repairs: [] });
  const places = [...placesOf(tree, '', content.start)];
  return { data: getNodeValue(tree), problems: duplicateKeys(tree, content.start), places };
}

function parse(json: string): { readonly tree: Node | undefined; readonly error: ParseError | undefined } {
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { allowTrailingComma: false, disallowComments: true });
  return { tree, error: errors[0] };
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

/** The likeliest slip whose repair makes the JSON read on; where there is none, the place at which the reading stops. */
function diagnose({ offset, length }: ParseError, json: string, start: number): FrontmatterProblem {
  const line = { start, lineEnd: '' };
  if (json.length <= MAX_LENGTH) {
    for (const slip of slipsIn(json, offset)) {
      const { edit } = slip;
      const after = json.slice(0, edit.start) + edit.newText + json.slice(edit.end);
      const { error } = parse(after);
      // Counted from the end, as a repair moves all that stands behind it.
      if (error === undefined || after.length - error.offset < json.length - offset - length)
        return problemOf(line, slip);
    }
  }
  const from = Math.min(offset, Math.max(0, json.length - 1));
  const end = from + (/^[^\r\n]*/.exec(json.slice(from))?.[0].trimEnd().length ?? 0);
  const span = { start: start + from, end: start + Math.max(end, from + 1) };
  return { slip: 'no-json', span, name: '', repairs: [] };
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
