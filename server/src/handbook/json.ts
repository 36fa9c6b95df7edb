import { createScanner, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from '../page/page';

/** Lists and objects in each other: more than any configuration or schema needs. */
const MAX_DEPTH = 100;

export interface Json {
  /** Undefined when there is nothing that could be read. */
  readonly tree: Node | undefined;
  readonly errors: readonly JsonError[];
}

interface JsonError {
  readonly span: Span;
  /** The end of "This is not valid JSON: …". */
  readonly message: string;
}

const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['CommaExpected', 'a comma is missing'],
  ['ColonExpected', 'a colon is missing'],
  ['ValueExpected', 'a value is missing'],
  ['PropertyNameExpected', 'a name in double quotes is missing'],
  ['CloseBraceExpected', 'a closing } is missing'],
  ['CloseBracketExpected', 'a closing ] is missing'],
  ['EndOfFileExpected', 'nothing may follow after the end'],
  ['UnexpectedEndOfString', 'a closing " is missing'],
  ['UnexpectedEndOfComment', 'a closing */ is missing'],
  ['InvalidEscapeCharacter', 'a backslash must be written twice'],
]);

/** Reads JSON in which comments and trailing commas are fine. The tree holds what could be read in spite of errors. */
export function readJson(text: string): Json {
  const deep = tooDeepAt(text);
  if (deep !== null) return { tree: undefined, errors: [{ span: deep, message: 'it is nested too deep to be read' }] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  return {
    tree,
    errors: errors.map(({ error, offset, length }) => ({
      span: { start: offset, end: offset + length },
      message: MESSAGES.get(printParseErrorCode(error)) ?? 'this is not understood',
    })),
  };
}

/** The value that JSON stands for; null and the end of "This is not valid JSON: …" where it cannot be read. */
export function jsonValue(text: string): { readonly value: unknown; readonly error: string | null } {
  const plain = plainValue(text);
  if (plain !== undefined) return { value: plain, error: null };
  const { tree, errors } = readJson(text);
  const [error] = errors;
  return error === undefined
    ? { value: tree && getNodeValue(tree), error: null }
    : { value: null, error: error.message };
}

/** The same where there are neither comments nor mistakes, in a tenth of the time; else undefined. */
function plainValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    let depth = 0;
    for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
      if (token === '{' || token === '[') depth += 1;
      if (token === '}' || token === ']') depth -= 1;
      if (depth > MAX_DEPTH) return undefined;
    }
    return value;
  } catch {
    return undefined;
  }
}

/** The parser calls itself for each list in a list: it must not find out by running out of stack. */
function tooDeepAt(text: string): Span | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const start = scanner.getTokenOffset();
    const token = text[start];
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth > MAX_DEPTH) return { start, end: start + 1 };
  }
  return null;
}
