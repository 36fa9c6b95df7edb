import { decodeString } from 'micromark-util-decode-string';
import type { Event, Token, TokenizeContext, TokenType } from 'micromark-util-types';
import type { Span } from '../page';
import { inlineEvents, isPlain, linesFrom } from './inline';
import { type Nodes, type Root, writtenIn } from './nodes';

/**
 * The nodes that micromark's events stand for, made text by text.
 * @param offset where in the page the text starts that they are about
 */
export function* treeOf(events: readonly Event[], offset: number): Generator<void, Root> {
  const reader = new EventReader(events, offset);
  yield* reader.reading();
  return reader.root;
}

/** A node whose end has not come yet. A string of a node (a label, a destination, a title) is a paragraph until then. */
interface Open {
  readonly type: Exclude<Nodes['type'], 'text' | 'break' | 'linkReference' | 'imageReference'>;
  readonly start: number;
  /** Pieces of text, where they become one value. */
  children: Nodes[];
  depth: number;
  url: string;
  destination: Span | null;
  /** Of a definition; the alternative text of an image. */
  label: string;
  /** A label in brackets leads to a definition unless a destination follows it. */
  refers: boolean;
  /** Nothing but a heading's underline is still to come. */
  ended: boolean;
}

const OPENED: Readonly<Partial<Record<TokenType | 'toml' | 'yaml', Open['type']>>> = {
  atxHeading: 'heading',
  autolink: 'link',
  blockQuote: 'blockquote',
  codeFenced: 'code',
  codeFencedFenceInfo: 'paragraph',
  codeFencedFenceMeta: 'paragraph',
  codeIndented: 'code',
  codeText: 'inlineCode',
  definition: 'definition',
  definitionDestinationString: 'paragraph',
  definitionLabelString: 'paragraph',
  definitionTitleString: 'paragraph',
  emphasis: 'emphasis',
  htmlFlow: 'html',
  htmlText: 'html',
  image: 'image',
  label: 'paragraph',
  link: 'link',
  listItemPrefix: 'listItem',
  listOrdered: 'list',
  listUnordered: 'list',
  paragraph: 'paragraph',
  referenceString: 'paragraph',
  resourceDestinationString: 'paragraph',
  resourceTitleString: 'paragraph',
  setextHeading: 'heading',
  strong: 'strong',
  table: 'table',
  tableData: 'tableCell',
  tableHeader: 'tableCell',
  tableRow: 'tableRow',
  thematicBreak: 'thematicBreak',
  toml: 'toml',
  yaml: 'yaml',
};

/** Of these the start alone counts: the text of a table's cell is ended by another token, of its last word. */
const TEXT: ReadonlySet<string> = new Set(['data', 'codeTextData', 'htmlFlowData', 'htmlTextData']);

/** In these a line end is a part of the text; elsewhere it only parts what is written. */
const TAKES_LINE_ENDS: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'emphasis', 'strong', 'html', 'inlineCode'],
]);

/** What may stand between the last line of an item and the end of its list. */
const AFTER_ITEM: ReadonlySet<string> = new Set([
  ...['lineEnding', 'lineEndingBlank', 'linePrefix', 'listItemIndent'],
  ...['blockQuotePrefix', 'blockQuotePrefixWhitespace', 'blockQuoteMarker'],
]);

/** Of an event in a text, where no lists are. */
const NO_INDEX = -1;

class EventReader {
  readonly root: Root;
  readonly #events: readonly Event[];
  readonly #offset: number;
  /** What `#top` stands in, the innermost last. */
  readonly #around: Open[] = [];
  #top: Open;
  /** Where a hard break started that the next line end ends. */
  #breakStart: number | null = null;

  constructor(events: readonly Event[], offset: number) {
    this.#events = events;
    this.#offset = offset;
    this.#top = opened('root', offset);
    const end = offset + (events.at(-1)?.[1].end.offset ?? 0);
    this.root = { type: 'root', span: { start: offset, end }, children: this.#top.children };
  }

  *reading(): Generator<void> {
    for (const [index, event] of this.#events.entries()) {
      const isText = event[1].contentType !== undefined;
      this.#read(event, index);
      if (isText) yield;
    }
  }

  #read([kind, token, context]: Event, index: number): void {
    if (token.contentType) this.#readInline(token, context);
    else if (kind === 'enter') this.#enter(token, index, context.sliceSerialize);
    else this.#exit(token, index, context.sliceSerialize);
  }

  /** A text or a string: all its lines, when the first is met. */
  #readInline(first: Token, context: TokenizeContext): void {
    const lines = linesFrom(first);
    if (isPlain(lines, context)) for (const line of lines) this.#addText(context.sliceSerialize(line), line);
    else for (const event of inlineEvents(lines, context)) this.#read(event, NO_INDEX);
    for (const line of lines) line.contentType = undefined;
  }

  #enter(token: Token, index: number, source: (token: Token) => string): void {
    if (TEXT.has(token.type)) this.#addText(source(token), token);
    const type = OPENED[token.type];
    if (type === undefined) return;
    if (type === 'listItem') this.#closeItem(index);
    this.#around.push(this.#top);
    this.#top = opened(type, this.#spanOf(token).start);
  }

  #exit(token: Token, index: number, source: (token: Token) => string): void {
    switch (token.type) {
      case 'characterEscape':
      case 'characterReference':
        this.#addText(decodeString(source(token)), token);
        break;
      case 'autolinkProtocol':
      case 'autolinkEmail':
        this.#top.url = (token.type === 'autolinkEmail' ? 'mailto:' : '') + source(token);
        this.#addText(source(token), token);
        break;
      case 'hardBreakEscape':
      case 'hardBreakTrailing':
        this.#breakStart = this.#spanOf(token).start;
        break;
      case 'lineEnding':
        this.#endLine(source(token), token);
        break;
      case 'atxHeadingSequence':
        this.#top.depth ||= token.end.offset - token.start.offset;
        break;
      case 'setextHeadingText':
        this.#top.ended = true;
        break;
      case 'setextHeadingLineSequence':
        this.#top.depth = source(token).startsWith('=') ? 1 : 2;
        break;
      case 'resource':
        this.#endResource(token);
        break;
      case 'label':
      case 'codeFencedFenceInfo':
      case 'codeFencedFenceMeta':
      case 'definitionDestinationString':
      case 'definitionLabelString':
      case 'definitionTitleString':
      case 'referenceString':
      case 'resourceDestinationString':
      case 'resourceTitleString':
        this.#endString(token);
        break;
      case 'listItemPrefix':
        break;
      case 'listOrdered':
      case 'listUnordered':
        this.#closeItem(index);
        this.#close(this.#spanOf(token).end);
        break;
      default:
        if (OPENED[token.type] !== undefined) this.#close(this.#spanOf(token).end);
    }
  }

  /** Text joins the text before it. */
  #addText(value: string, token: Token): void {
    const { children } = this.#top;
    const { start, end } = this.#spanOf(token);
    const last = children.at(-1);
    if (last?.type !== 'text') children.push({ type: 'text', span: { start, end }, value });
    else
      children[children.length - 1] = {
        type: 'text',
        span: { start: last.span.start, end },
        value: last.value + value,
      };
  }

  #endLine(value: string, token: Token): void {
    if (this.#breakStart !== null) {
      this.#top.children.push({ type: 'break', span: { start: this.#breakStart, end: this.#spanOf(token).end } });
      this.#breakStart = null;
    } else if (TAKES_LINE_ENDS.has(this.#top.type) && !this.#top.ended) this.#addText(value, token);
  }

  /** What follows a label in parentheses. `[x]()` has no destination of its own: it stands between them. */
  #endResource(token: Token): void {
    const { start, end } = this.#spanOf(token);
    this.#top.refers = false;
    if (end - start === 2 && this.#top.type === 'link') this.#top.destination = { start: start + 1, end: start + 1 };
  }

  #endString(token: Token): void {
    const { children } = this.#top;
    this.#top = this.#around.pop() as Open;
    switch (token.type) {
      case 'label':
        this.#top.refers = true;
        if (this.#top.type === 'image') this.#top.label = writtenIn(children);
        else this.#top.children = children;
        return;
      case 'definitionLabelString':
        this.#top.label = writtenIn(children);
        return;
      case 'definitionDestinationString':
      case 'resourceDestinationString':
        this.#top.url = writtenIn(children);
        this.#top.destination = this.#spanOf(token);
    }
  }

  /** An item ends with its last line that is not blank. `index`: the event that shows that it is at an end. */
  #closeItem(index: number): void {
    if (this.#top.type !== 'listItem') return;
    let end = this.#events[index]?.[1].end;
    for (let before = index - 1; AFTER_ITEM.has(this.#events[before]?.[1].type ?? ''); before--) {
      const token = this.#events[before]?.[1];
      if (token?.type === 'lineEnding' || token?.type === 'lineEndingBlank') end = token.start;
    }
    this.#close(this.#offset + (end?.offset ?? 0));
  }

  #close(end: number): void {
    const open = this.#top;
    this.#top = this.#around.pop() as Open;
    const inTable = open.type === 'inlineCode' && this.#around.some(({ type }) => type === 'table');
    this.#top.children.push(nodeOf(open, { start: open.start, end }, inTable));
  }

  #spanOf({ start, end }: Token): Span {
    return { start: this.#offset + start.offset, end: this.#offset + end.offset };
  }
}

const opened = (type: Open['type'], start: number): Open => ({
  type,
  start,
  children: [],
  depth: 0,
  url: '',
  destination: null,
  label: '',
  refers: false,
  ended: false,
});

function nodeOf({ type, children, depth, url, destination, label, refers }: Open, span: Span, inTable: boolean): Nodes {
  switch (type) {
    case 'heading':
      return { type, span, depth, children };
    case 'link':
      return refers ? { type: 'linkReference', span, children } : { type, span, url, destination, children };
    case 'image':
      return refers ? { type: 'imageReference', span, alt: label } : { type, span, url, destination, alt: label };
    case 'definition':
      return { type, span, url, destination, label };
    case 'html':
      return { type, span, value: writtenIn(children) };
    case 'inlineCode':
      return { type, span, value: inTable ? withPipes(writtenIn(children)) : writtenIn(children) };
    case 'code':
    case 'thematicBreak':
    case 'yaml':
    case 'toml':
      return { type, span };
    default:
      return { type, span, children };
  }
}

/** In a table a pipe is escaped even in code. */
const withPipes = (code: string): string => code.replace(/\\([\\|])/g, (whole, sign) => (sign === '|' ? sign : whole));
