import type { Edit } from '../../handbook/edit';
import type { Span } from '../../page/page';
import type { Copy } from '../../passages/copies';
import type { Range } from '../../passages/match';
import type { Site } from '../../site/profile';
import { placeOf } from './links';
import { isWhole } from './markup';
import { asHere } from './other-version';
import { usesDefinitions } from './references';
import type { Said, Token } from './said';

/** Two pages, and the copy as the page sees it that is to say what the other one says. */
export interface Way {
  readonly copy: Copy;
  readonly from: Side;
  readonly to: Side;
  readonly site: Site;
}

/** What a page says, and which of its tokens are the passage. */
export interface Side {
  readonly said: Said;
  readonly range: Range;
}

/** Tokens of the other page, and those of this one that they are put in place of. */
export interface Exchange {
  readonly from: Range;
  readonly to: Range;
}

/**
 * Puts words in place of others, or between two words, in one part of the page. What stands between the words goes with
 * them only where it differs. Null when that would tear markup apart.
 */
export function exchangeWords({ from, to }: Exchange, way: Way): Edit | null {
  const [theirs, mine] = [piecesOf(way.from.said, from, way.site), piecesOf(way.to.said, to, way.site)];
  let before = 0;
  while (before < theirs.length && before < mine.length && isSame(theirs[before], mine[before])) before += 1;
  const most = Math.min(theirs.length, mine.length) - before;
  let behind = 0;
  while (behind < most && isSame(theirs.at(-1 - behind), mine.at(-1 - behind))) behind += 1;
  const [source, target] = [spanOf(theirs, before, behind), spanOf(mine, before, behind)];
  const [there, here] = [textOf(way.from.said, source), textOf(way.to.said, target)];
  if (!isWhole(there, here) || usesDefinitions(way.from.said.text.page, source)) return null;
  const newText = asHere(way.copy, source, way.site);
  return newText === null ? null : { path: way.to.said.text.path, span: target, newText: onOneLine(newText) };
}

/**
 * Puts whole items, rows or paragraphs in place of others, with the lines that part them. Null where nothing stands by
 * which to tell what parts them.
 */
export function exchangeParts({ from, to }: Exchange, way: Way): Edit | null {
  const spans = from.start === from.end || to.start === to.end ? gapped({ from, to }, way) : null;
  const source = spans?.from ?? partsSpan(way.from.said, from);
  const target = spans?.to ?? partsSpan(way.to.said, to);
  if (source === null || target === null || usesDefinitions(way.from.said.text.page, source)) return null;
  const newText = asHere(way.copy, source, way.site);
  return newText === null ? null : { path: way.to.said.text.path, span: target, newText };
}

/**
 * Parts that one side alone has, with what parts them from those before, or else from those behind: from parts of their
 * kind if there are any, and never from what stands outside of the passage.
 */
function gapped({ from, to }: Exchange, way: Way): { readonly from: Span; readonly to: Span } | null {
  const isInsertion = to.start === to.end;
  const [own, other] = isInsertion ? [way.from, way.to] : [way.to, way.from];
  const [range, place] = isInsertion ? [from, to.start] : [to, from.start];
  const whole = partsSpan(own.said, range);
  if (whole === null) return null;
  const [before, behind] = [partBefore(own, range.start), partBehind(own, range.end)];
  const [otherBefore, otherBehind] = [partBefore(other, place), partBehind(other, place)];
  const exchange = (gained: Span, at: number) => {
    const empty = { start: at, end: at };
    return isInsertion ? { from: gained, to: empty } : { from: empty, to: gained };
  };
  const canFollow = before !== null && otherBefore !== null;
  const canLead = behind !== null && otherBehind !== null;
  const isOfKind = (token: Token | null): boolean => token?.said === own.said.tokens[range.start]?.said;
  if (canFollow && (isOfKind(before) || !canLead || !isOfKind(behind))) {
    return exchange({ start: before.end, end: whole.end }, otherBefore.end);
  }
  return canLead ? exchange({ start: whole.start, end: behind.span.start }, otherBehind.span.start) : null;
}

type PartToken = Token & { readonly end: number };

/** The part of the passage that ends before a token. */
function partBefore({ said, range }: Side, at: number): PartToken | null {
  for (let place = at - 1; place >= range.start; place--) {
    const token = said.tokens[place];
    if (token !== undefined && isPart(token)) return token;
  }
  return null;
}

/** The part of the passage that begins with a token. */
function partBehind({ said, range }: Side, at: number): PartToken | null {
  const token = said.tokens[at];
  return at < range.end && token !== undefined && isPart(token) ? token : null;
}

const isPart = (token: Token): token is PartToken => token.end !== null;

function partsSpan({ tokens }: Said, { start, end }: Range): Span | null {
  const first = tokens[start];
  const last = tokens.slice(start, end).findLast((token) => token.end !== null);
  return first === undefined || last?.end == null ? null : { start: first.span.start, end: last.end };
}

/** Where the part ends that a token stands in. */
function partEnd({ tokens }: Said, at: number): number | null {
  for (let place = at; place >= 0; place--) {
    const end = tokens[place]?.end ?? null;
    if (end !== null) return end;
  }
  return null;
}

/** A word, or what stands between two. */
interface Piece {
  readonly span: Span;
  /** The same for those that say the same, however they are spaced and wherever on the two pages they stand. */
  readonly key: string;
}

/** Some words of a part with what stands before, between and behind them. */
function piecesOf(said: Said, { start, end }: Range, site: Site): Piece[] {
  const pieces: Piece[] = [];
  let at = said.tokens[start - 1]?.span.end ?? 0;
  for (const { said: word, leads, span } of said.tokens.slice(start, end)) {
    pieces.push(gap(said, { start: at, end: span.start }, site), { span, key: `${word} ${leads}` });
    at = span.end;
  }
  const next = said.tokens[end];
  const last = next === undefined || next.end !== null ? partEnd(said, end - 1) : next.span.start;
  return [...pieces, gap(said, { start: at, end: Math.max(at, last ?? at) }, site)];
}

function gap({ text: { page, path } }: Said, { start, end }: Span, site: Site): Piece {
  let key = '';
  let done = start;
  for (const link of page.links) {
    if (link.destination.start < start || link.destination.end > end) continue;
    key += page.text.slice(done, link.destination.start) + placeOf(link, path, site);
    done = link.destination.end;
  }
  const said = (key + page.text.slice(done, end)).replace(/\r\n?/g, '\n');
  return { span: { start, end }, key: ` ${said.replace(/\s+/g, (space) => (/\n\s*\n/.test(space) ? '\n\n' : ' '))}` };
}

const isSame = (a: Piece | undefined, b: Piece | undefined): boolean => a?.key === b?.key;

/** What is left of the pieces without some at either end. */
function spanOf(pieces: readonly Piece[], before: number, behind: number): Span {
  const start = pieces[before]?.span.start ?? pieces.at(-1)?.span.end ?? 0;
  const end = pieces.at(-1 - behind)?.span.end ?? start;
  return { start, end: Math.max(start, end) };
}

const textOf = ({ text: { page } }: Said, { start, end }: Span): string => page.text.slice(start, end);

/** A line that is broken where the other page breaks it would be broken twice. */
const onOneLine = (text: string): string =>
  text.replace(/(?<! {2}|[\\\r\n])(?:\r\n|\n|\r)(?![ \t]*[\r\n])[ \t]*/g, ' ');
