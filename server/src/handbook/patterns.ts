import { RE2JS } from 're2js';

/** Those of the schemas, which are few and asked for on every page. */
const known = new Map<string, RE2JS | null>();

/**
 * A `pattern` of a JSON Schema, matched in linear time: whoever wrote the schema, it cannot hold the editor up. Null when
 * it cannot be read; looking ahead and behind and referring back are what a linear matcher cannot do.
 */
export function readPattern(pattern: string): { test(text: string): boolean } | null {
  const read = known.get(pattern);
  if (read !== undefined) return read;
  const compiled = compile(pattern);
  known.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch {
    return null;
  }
}
