import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { FrontmatterPlace, Span } from '../page';
import type { YamlDocument } from './faults';

/** Where each value stands. What aliases stand for is found where the alias stands. */
export function placesOf(document: YamlDocument, yaml: string, start: number): FrontmatterPlace[] {
  const places: FrontmatterPlace[] = [];
  const span = (node: Node | null, none: number): Span => {
    const [from = none, to = none] = node?.range ?? [];
    return { start: start + from, end: start + from + yaml.slice(from, to).trimEnd().length };
  };
  const add = (pointer: string, key: Node | null, value: unknown, none: number): void => {
    const node = value as Node | null;
    const isBare = isScalar(node) && node.type === 'PLAIN' && node.tag === undefined;
    const plain = isBare && !/[\r\n]/.test(node.source ?? '');
    places.push({ pointer, key: key && span(key, none), value: span(node, none), plain });
    children(pointer, node);
  };
  const children = (pointer: string, node: unknown): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (isScalar(key)) add(`${pointer}/${escaped(String(key.value))}`, key, value, (key.range?.[1] ?? 0) + 1);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) add(`${pointer}/${index}`, null, item, 0);
    }
  };
  children('', document.contents);
  return places;
}

export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
