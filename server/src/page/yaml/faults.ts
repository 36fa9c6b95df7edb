import { type Document, isAlias, isMap, isScalar, parseDocument, type Range, visit } from 'yaml';

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
  return parseDocument(text.replace(/\r(?!\n)/g, '\n'), {
    merge: true,
    logLevel: 'error',
    prettyErrors: false,
    uniqueKeys: false,
  });
}

/**
 * What the parser refuses, and what it accepts though text gets lost: a name that stands for nothing, a tag or an anchor
 * that was meant as text, a template tag that is read as a mapping.
 */
export function faultsOf(document: YamlDocument): Fault[] {
  const refused = [...document.errors, ...document.warnings].map(({ pos, message }) => fault(pos, message));
  const lost: Fault[] = [];
  const anchors = new Set<string>();
  const named = new Map<string, Fault>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      named.delete(node.source);
      if (!anchors.has(node.source)) lost.push(fault(node.range, `there is no &${node.source}`));
    } else if (isScalar(node) && node.anchor !== undefined) {
      anchors.add(node.anchor);
      named.set(node.anchor, fault(node.range, `nothing refers to &${node.anchor}`));
    } else if (isMap(node)) {
      if (node.anchor !== undefined) anchors.add(node.anchor);
      const key = node.items.length === 1 && node.flow ? node.items[0]?.key : null;
      if (isMap(key) && key.flow) lost.push(fault(node.range, 'a mapping as a key'));
    } else if (node !== null && typeof node === 'object' && 'anchor' in node && typeof node.anchor === 'string') {
      anchors.add(node.anchor);
    }
  });
  return [...refused, ...lost, ...named.values()].sort((a, b) => a.start - b.start);
}

function fault(range: Range | readonly [number, number] | null | undefined, message: string): Fault {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0, message };
}
