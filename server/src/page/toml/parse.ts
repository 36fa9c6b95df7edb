import { parse } from 'smol-toml';

/** Tables in tables: more than any author writes, and far from what exhausts the stack. */
const MAX_DEPTH = 100;

/**
 * TOML as JSON's values: dates are texts.
 * @throws TomlError where it is no TOML, RangeError when it is nested too deep
 */
export function parseToml(text: string): Record<string, unknown> {
  const source = text.replace(/\r(?!\n)/g, '\n');
  const values = parse(source, { maxDepth: MAX_DEPTH, integersAsBigInt: 'asNeeded' });
  if (isTooDeep(values)) throw new RangeError('nested too deep');
  return JSON.parse(JSON.stringify(values, (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
}

/** The parser counts brackets alone, and `a.b.c = 1` nests as well. */
function isTooDeep(values: unknown): boolean {
  let level: unknown[] = [values];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
