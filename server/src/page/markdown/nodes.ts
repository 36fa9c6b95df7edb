import type { Span } from '../page';

/** What Markdown is made of, named as in mdast, as far as a page is read from it. */
export type Nodes = Parents | Literal | Image | Definition | Other;

/** A node that holds others. */
export type Parents = Root | Container | Heading | Link;

export interface Root extends Node<'root'> {
  children: Nodes[];
}

export interface Heading extends Node<'heading'> {
  readonly depth: number;
  children: Nodes[];
}

/** What a link's destination says, with the escapes and entities decoded, and where it stands. */
interface Destined {
  readonly url: string;
  /** Without brackets; between the parentheses of `[x]()`. Null for autolinks and `<>`. */
  readonly destination: Span | null;
}

export interface Link extends Node<'link'>, Destined {
  children: Nodes[];
}

export interface Image extends Node<'image'>, Destined {
  readonly alt: string;
}

export interface Definition extends Node<'definition'>, Destined {
  readonly label: string;
}

export interface Literal extends Node<'text' | 'inlineCode' | 'html'> {
  readonly value: string;
}

interface Container
  extends Node<
    | ('paragraph' | 'blockquote' | 'list' | 'listItem' | 'table' | 'tableRow' | 'tableCell')
    | ('emphasis' | 'strong' | 'linkReference')
  > {
  children: Nodes[];
}

type Other = Node<'break' | 'code' | 'thematicBreak' | 'yaml' | 'toml'> | ImageReference;

interface ImageReference extends Node<'imageReference'> {
  readonly alt: string;
}

interface Node<Type extends string> {
  readonly type: Type;
  readonly span: Span;
}

/** What running text is made of, once links and emphasis are looked through. */
export type Leaf = Literal | Image | ImageReference | Node<'break'>;

const LEAVES: ReadonlySet<string> = new Set(['text', 'inlineCode', 'html', 'break', 'image', 'imageReference']);

export const childrenOf = (node: Nodes): readonly Nodes[] => ('children' in node ? node.children : []);

/** A node and all that it holds, in the order of the text. */
export function allNodes(root: Nodes): Nodes[] {
  const nodes: Nodes[] = [];
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    nodes.push(node);
    const children = childrenOf(node);
    for (let index = children.length; index-- > 0; ) pending.push(children[index] as Nodes);
  }
  return nodes;
}

/** What a reader sees of a leaf: text, code, an alternative text. */
export function visibleText(leaf: Leaf): string {
  switch (leaf.type) {
    case 'html':
      return '';
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return leaf.alt;
    default:
      return leaf.value;
  }
}

/** The running text in a node, in order. */
export function leavesOf(root: Nodes): Leaf[] {
  return allNodes(root).filter((node): node is Leaf => LEAVES.has(node.type));
}

/** All that is written in nodes, as one string. */
export function writtenIn(nodes: readonly Nodes[]): string {
  const [first] = nodes;
  if (nodes.length === 1 && first?.type === 'text') return first.value;
  const all = nodes.flatMap(allNodes);
  return all.map((node) => ('value' in node ? node.value : 'alt' in node ? node.alt : '')).join('');
}
