import type { Nodes, Root } from 'mdast';
import type { CompileContext, Extension } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Token } from 'micromark-util-types';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Span } from './page';

declare module 'mdast' {
  interface LinkData {
    /** Where the destination stands, without brackets; between the parentheses of `[x]()`. Unset for autolinks and `<>`. */
    destination?: Span;
  }
  interface ImageData {
    destination?: Span;
  }
  interface DefinitionData {
    destination?: Span;
  }
}

/** What running text is made of, once links and emphasis are looked through. */
export type Leaf = Extract<Nodes, { type: 'text' | 'inlineCode' | 'html' | 'break' | 'image' | 'imageReference' }>;

const LEAVES: ReadonlySet<string> = new Set(['text', 'inlineCode', 'html', 'break', 'image', 'imageReference']);
const BOM = '\uFEFF';

/** Keeps the range of each destination, which remark itself forgets. */
const destinations: Extension = {
  exit: {
    resourceMarker: exitParenthesis,
    resourceDestinationString: exitDestination,
    definitionDestinationString: exitDestination,
  },
};

/** `[x]()` has no destination that could be left: the second parenthesis must follow the first. */
function exitParenthesis(this: CompileContext, token: Token): undefined {
  const node = this.stack.at(-1);
  if (node?.type !== 'link' || node.url !== '') return;
  const opens = node.data?.destination === undefined;
  if (opens) node.data = { ...node.data, destination: { start: token.end.offset, end: token.end.offset } };
  else if (node.data?.destination?.end !== token.start.offset) delete node.data?.destination;
}

function exitDestination(this: CompileContext, token: Token): undefined {
  const url = this.resume();
  const node = this.stack.at(-1);
  if (node?.type !== 'link' && node?.type !== 'image' && node?.type !== 'definition') return;
  node.url = url;
  node.data = { ...node.data, destination: { start: token.start.offset, end: token.end.offset } };
}

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(function (this: Processor) {
    const data = this.data();
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable()];
    data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown(), destinations];
  })
  .freeze();

/** Reads CommonMark with tables and frontmatter. Offsets are those of `text`, its byte order mark counted. */
export function parseMarkdown(text: string): Root {
  const tree = processor.parse(text);
  if (text.startsWith(BOM)) for (const node of allNodes(tree)) shift(node, BOM.length);
  return tree;
}

function shift(node: Nodes, by: number): void {
  if (node.position) {
    const { start, end } = node.position;
    start.offset = (start.offset ?? 0) + by;
    end.offset = (end.offset ?? 0) + by;
  }
  if ((node.type === 'link' || node.type === 'image' || node.type === 'definition') && node.data?.destination) {
    const { start, end } = node.data.destination;
    node.data.destination = { start: start + by, end: end + by };
  }
}

/** Where a node stands in the text. */
export function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** A node and all that it holds, in the order of the text. */
export function* allNodes(root: Nodes): Generator<Nodes> {
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    if ('children' in node) for (const child of node.children.toReversed()) pending.push(child);
  }
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
      return leaf.alt ?? '';
    default:
      return leaf.value;
  }
}

/** The running text in a node, in order. */
export function leavesOf(root: Nodes): Leaf[] {
  return [...allNodes(root)].filter((node): node is Leaf => LEAVES.has(node.type));
}
