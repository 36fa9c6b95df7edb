import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Parser,
  parseDocument,
  type Range,
  visit,
  YAMLParseError,
} from 'yaml';

/** Collections in collections: more than any author writes, and far from what exhausts the stack. */
const MAX_DEPTH = 100;

/** A place at which YAML does not say what its author meant. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  /** In the parser's words. */
  readonly message: string;
}

export type YamlDocument = Document.Parsed;

/**
 * Keys may stand twice: `duplicateKeys` says so.
 * @throws RangeError when it is nested too deep
 */
export function parseYaml(text: string): YamlDocument {
  const source = text.replace(/\r(?!\n)/g, '\n');
  const tokens = [...new Parser().parse(source)];
  if (isTooDeep(tokens)) throw new RangeError('nested too deep');
  const composer = new Composer({ merge: true, logLevel: 'error', prettyErrors: false, uniqueKeys: false });
  const [document = parseDocument(''), more] = composer.compose(tokens, true, source.length);
  if (more !== undefined) {
    const [start, end] = more.range;
    document.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'Source contains multiple documents'));
  }
  return document;
}

/**
 * Whether collections lie in each other too deep for the composer, which calls itself for each of them. To let it run out
 * of stack is no way to find out: a regular expression that V8 compiles just then ends the process.
 */
function isTooDeep(tokens: readonly CST.Token[]): boolean {
  let level = tokens;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((child) => child !== undefined && child !== null));
}

/**
 * What the parser refuses, and what it accepts though text gets lost: a name that stands for nothing, a tag or an anchor
 * that was meant as text, a template tag that is read as a mapping, `<<` with nothing that could be taken over.
 */
export function faultsOf(document: YamlDocument): Fault[] {
  const refused = [...document.errors, ...document.warnings].map(({ pos, message }) => fault(pos, message));
  const lost: Fault[] = [];
  const anchors = new Map<string, unknown>();
  const named = new Map<string, Fault>();
  visit(document, (_, node) => {
    if (isPair(node)) {
      const { key, value } = node;
      if (!isScalar(key) || key.source !== '<<' || key.type !== 'PLAIN' || isMergeable(value, anchors)) return;
      lost.push(fault(key.range, '"<<" takes over the keys of a group, and what stands behind it is none'));
    } else if (isAlias(node)) {
      named.delete(node.source);
      if (!anchors.has(node.source)) lost.push(fault(node.range, `there is no &${node.source}`));
    } else if (isScalar(node) && node.anchor !== undefined) {
      anchors.set(node.anchor, node);
      named.set(node.anchor, fault(node.range, `nothing refers to &${node.anchor}`));
    } else if (isMap(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      const key = node.items.length === 1 && node.flow ? node.items[0]?.key : null;
      if (isMap(key) && key.flow) lost.push(fault(node.range, 'a mapping as a key'));
    } else if (node !== null && typeof node === 'object' && 'anchor' in node && typeof node.anchor === 'string') {
      anchors.set(node.anchor, node);
    }
  });
  return [...refused, ...lost, ...named.values()].sort((a, b) => a.start - b.start);
}

/** A group of keys or a list of such groups. A name that stands for nothing is said by itself. */
function isMergeable(value: unknown, anchors: ReadonlyMap<string, unknown>): boolean {
  const meant = (node: unknown): unknown => (isAlias(node) ? anchors.get(node.source) : node);
  const isGroup = (node: unknown): boolean => isMap(meant(node)) || (isAlias(node) && meant(node) === undefined);
  const source = meant(value);
  return isGroup(value) || (isSeq(source) && source.items.every(isGroup));
}

function fault(range: Range | readonly [number, number] | null | undefined, message: string): Fault {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0, message };
}
