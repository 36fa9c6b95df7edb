import { isMap, isScalar, type Node, type Pair, visit } from 'yaml';
import type { FrontmatterProblem, Span } from '../page';
import type { YamlDocument } from './faults';

/** Keys that a mapping has twice. The ways out: remove the later one, or the earlier. */
export function duplicateKeys(document: YamlDocument, yaml: string, start: number): FrontmatterProblem[] {
  const found: FrontmatterProblem[] = [];
  visit(document, {
    Map(_, map) {
      if (map.flow) return;
      const seen = new Map<string, Pair>();
      for (const pair of map.items) {
        const { key } = pair;
        if (!isScalar(key) || !key.range || key.value === '<<') continue;
        const name = String(key.value);
        const earlier = seen.get(name);
        if (earlier !== undefined) found.push(duplicate(yaml, start, name, earlier, pair));
        else seen.set(name, pair);
      }
    },
  });
  return found;
}

function duplicate(yaml: string, start: number, name: string, earlier: Pair, later: Pair): FrontmatterProblem {
  const [from = 0, to = 0] = rangeOf(later.key);
  const remove = (pair: Pair) => ({ span: shifted(linesOf(yaml, pair), start), newText: '' });
  return {
    slip: 'duplicate-key',
    span: shifted({ start: from, end: to }, start),
    name,
    repairs: [remove(later), remove(earlier)],
  };
}

/** The whole lines of a pair. */
function linesOf(yaml: string, { key, value }: Pair): Span {
  const [keyStart = 0, keyEnd = 0] = rangeOf(key);
  const end = Math.max(keyEnd, isMap(value) || value !== null ? (rangeOf(value)[1] ?? 0) : 0);
  const used = yaml.slice(0, end).trimEnd().length;
  const start = Math.max(yaml.lastIndexOf('\n', keyStart - 1), yaml.lastIndexOf('\r', keyStart - 1)) + 1;
  const rest = /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(yaml.slice(used))?.[0].length ?? 0;
  return { start, end: used + rest };
}

const rangeOf = (node: unknown): readonly number[] => (node as Node | null)?.range ?? [];
const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
