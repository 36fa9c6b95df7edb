import type { Root as Mdast, Nodes as MdastNodes } from 'mdast';
import type { CompileContext, Extension } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Token } from 'micromark-util-types';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Span } from '../../server/src/page/page';

declare module 'mdast' {
  interface Data {
    destination?: Span | null;
  }
}

/** remark forgets where a destination stands. */
const destinations: Extension = {
  exit: {
    resource: exitResource,
    resourceDestinationString: exitDestination,
    definitionDestinationString: exitDestination,
  },
};

function exitDestination(this: CompileContext, token: Token): undefined {
  const url = this.resume();
  const node = this.stack.at(-1);
  if (node?.type !== 'link' && node?.type !== 'image' && node?.type !== 'definition') return;
  node.url = url;
  node.data = { destination: { start: token.start.offset, end: token.end.offset } };
}

function exitResource(this: CompileContext, token: Token): undefined {
  const node = this.stack.at(-1);
  this.data.inReference = undefined;
  const between = token.start.offset + 1;
  if (node?.type === 'link' && this.sliceSerialize(token) === '()')
    node.data = { destination: { start: between, end: between } };
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

/** What remark reads, without a short cut, as far as a page is made of it. */
export function remarkTree(text: string): unknown {
  const tree: Mdast = processor.parse(text);
  return asRead(tree, text.startsWith('\uFEFF') ? 1 : 0);
}

function asRead(node: MdastNodes, offset: number): unknown {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const read: Record<string, unknown> = { type: node.type, span: { start: start + offset, end: end + offset } };
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'html') read.value = node.value;
  if (node.type === 'heading') read.depth = node.depth;
  if (node.type === 'image' || node.type === 'imageReference') read.alt = node.alt ?? '';
  if (node.type === 'definition') read.label = node.label;
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
    const at = node.data?.destination;
    read.url = node.url;
    read.destination = at ? { start: at.start + offset, end: at.end + offset } : null;
  }
  if ('children' in node) read.children = node.children.map((child) => asRead(child, offset));
  return read;
}
