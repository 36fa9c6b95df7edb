import { type Destination, readDestination } from './destination';
import type { HtmlAttribute, HtmlToken, PageHtml } from './html';
import { allNodes, type Definition, type Image, type Link as LinkNode, type Nodes, type Root } from './markdown/nodes';
import { type MaskedText, restoreTags } from './mask';
import type { Link, LinkKind, Span } from './page';
import { oneLine, plainText } from './text';

const HREF: ReadonlySet<string> = new Set(['a', 'area']);
const SRC: ReadonlySet<string> = new Set(['img', 'source', 'video', 'audio', 'iframe', 'embed', 'track']);

/** Reads all links, in the order of their destinations. */
export function linksOf(tree: Root, html: PageHtml, source: MaskedText): Link[] {
  const links: Link[] = [];
  const anchors = new HtmlLinks(source);
  for (const node of allNodes(tree)) {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const link = markdownLink(node, source);
      if (link) links.push(link);
    }
    anchors.read(node, html.get(node));
  }
  anchors.close();
  return [...links, ...anchors.links].sort((a, b) => a.destination.start - b.destination.start);
}

/** `[x]()`: most sites take it for a link to the page that it is on. */
const empty = (destination: Span): Destination => ({ destination, url: '', tag: null });

const KINDS = { link: 'inline', image: 'image', definition: 'definition' } as const satisfies Record<string, LinkKind>;

function markdownLink(node: LinkNode | Image | Definition, source: MaskedText): Link | null {
  const span = node.destination;
  const destination = span && (span.start === span.end ? empty(span) : readDestination(source, span, node.url));
  if (!destination) return null;
  const text = node.type === 'link' ? plainText(node, source) : node.type === 'image' ? node.alt : node.label;
  return {
    kind: KINDS[node.type],
    ...destination,
    text: node.type === 'link' ? text : oneLine(restoreTags(source, node.span, text)),
    embeds: node.type === 'image',
  };
}

type OpenTag = Extract<HtmlToken, { kind: 'open' }>;

/** Reads `href` and `src`. The text of an `<a>` may be spread over many nodes, so it is gathered on the way. */
class HtmlLinks {
  readonly links: Link[] = [];
  #anchor: Link | null = null;
  #text = '';

  readonly #source: MaskedText;

  constructor(source: MaskedText) {
    this.#source = source;
  }

  read(node: Nodes, tokens: readonly HtmlToken[] | undefined): void {
    if (tokens) for (const token of tokens) this.#readToken(token);
    else if (node.type === 'heading') this.close();
    else if (this.#anchor && (node.type === 'text' || node.type === 'inlineCode')) {
      this.#text += restoreTags(this.#source, node.span, node.value);
    } else if (this.#anchor && node.type === 'image') this.#text += node.alt;
  }

  #readToken(token: HtmlToken): void {
    if (token.kind === 'text') {
      if (this.#anchor) this.#text += restoreTags(this.#source, token.span, token.value);
      return;
    }
    if (token.kind === 'comment') return;
    if (token.name === 'a') this.close();
    if (token.kind === 'open') for (const attribute of token.attributes) this.#readAttribute(token, attribute);
  }

  #readAttribute(element: OpenTag, { name, span, value }: HtmlAttribute): void {
    const embeds = name === 'src' && SRC.has(element.name);
    if (!embeds && !(name === 'href' && HREF.has(element.name))) return;
    const destination = readDestination(this.#source, span, value);
    if (!destination) return;
    const alt = element.attributes.find((attribute) => attribute.name === 'alt');
    const text = alt ? restoreTags(this.#source, alt.span, alt.value) : '';
    const link: Link = { kind: 'html', ...destination, text, embeds };
    if (element.name === 'a' && !element.selfClosing) this.#anchor = link;
    else this.links.push(link);
  }

  /** An `<a>` ends at `</a>`, at the next `<a>` or, when the author forgot to close it, at the next heading. */
  close(): void {
    if (this.#anchor) this.links.push({ ...this.#anchor, text: oneLine(this.#text) });
    this.#anchor = null;
    this.#text = '';
  }
}
