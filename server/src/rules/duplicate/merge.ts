import { applyEdits, type Edit } from '../../handbook/edit';
import type { PastPassage } from '../../history/history';
import { parsePage, parseQuickly } from '../../page/parse';
import { type Chunk, diff3 } from '../../passages/diff3';
import type { Range } from '../../passages/match';
import { pageText } from '../../passages/page-text';
import type { Site } from '../../site/profile';
import { inColumns } from './columns';
import { keysOf, type Said, saidBy, tokensOf } from './said';
import { keysOfSide, type Settled, type Sides, settle } from './settle';
import type { Side } from './transfer';

/** What comes of two copies when each takes what the other one has changed. */
export interface Merge {
  /** What this page takes, and what the other one does. */
  readonly here: Taken;
  readonly there: Taken;
  /** How often the two have changed the same words in two ways. */
  readonly conflicts: number;
}

export interface Taken {
  readonly edits: readonly Edit[];
  /** How many changes of the other side they make. */
  readonly count: number;
  /** How many changes of the other side cannot be made: they do not fit in. */
  readonly left: number;
}

/**
 * Three ways: by what both said when they agreed.
 * @param base as it stood on one of the pages: on this one, on the other one, or, before there were two, on either
 */
export async function mergeFrom(base: PastPassage, on: 'mine' | 'theirs' | 'either', sides: Sides): Promise<Merge> {
  const text = pageText(base.path, parsePage(base.text));
  const place = (offset: number): number => {
    const found = text.offsets.findIndex((each) => each >= offset);
    return found < 0 ? text.words.length : found;
  };
  const said = saidBy(text, sides.site);
  const { start, end } = tokensOf(said, { start: place(base.span.start), end: place(base.span.end) });
  const chunks = diff3(keysOf(said.tokens.slice(start, end)), keysOfSide(sides.mine), keysOfSide(sides.theirs));
  return merged(
    chunks.map((chunk) => placed(chunk, sides)).map((chunk) => certain(chunk, on, sides)),
    sides,
  );
}

/** When they agreed, they had the same words: where their links led, is known of the page alone that the base stood on. */
function certain(chunk: Chunk, on: 'mine' | 'theirs' | 'either', { mine, theirs }: Sides): Chunk {
  const words = ({ said }: Side, { start, end }: Range): string =>
    said.tokens
      .slice(start, end)
      .flatMap((token) => (token.end === null ? [token.said] : []))
      .join(' ');
  const isKnown = on === 'either' || chunk.by === on || chunk.by === 'both';
  return isKnown || words(mine, chunk.mine) !== words(theirs, chunk.theirs) ? chunk : { ...chunk, by: 'conflict' };
}

/** The chunk among the tokens of the pages. */
export function placed({ by, mine, theirs }: Chunk, sides: Sides): Chunk {
  const at = ({ start, end }: Range, from: number): Range => ({ start: start + from, end: end + from });
  return { by, mine: at(mine, sides.mine.range.start), theirs: at(theirs, sides.theirs.range.start) };
}

/** What comes of differences of which each is one side's, or a conflict. */
export async function merged(chunks: readonly Chunk[], sides: Sides): Promise<Merge> {
  const settled = settle(chunks, sides);
  const conflicts = settled.filter(({ chunk }) => chunk.by === 'conflict').length;
  const [here, there] = [await taken('theirs', settled, sides), await taken('mine', settled, sides)];
  return { here, there, conflicts };
}

async function taken(by: 'mine' | 'theirs', settled: readonly Settled[], sides: Sides): Promise<Taken> {
  const edits = await clean(by, settled, sides);
  const { page } = (by === 'mine' ? sides.theirs : sides.mine).said.text;
  const left = settled.filter(({ chunk }) => chunk.by === by).length - edits.length;
  return { edits: inColumns(edits, page), count: edits.length, left };
}

/** The edits after which a page says what it is meant to say and nothing else is said otherwise: it is read again. */
async function clean(by: 'mine' | 'theirs', settled: readonly Settled[], sides: Sides): Promise<Edit[]> {
  const { mine, theirs, site, pause } = sides;
  const [from, to] = by === 'mine' ? [mine.said, theirs.said] : [theirs.said, mine.said];
  const wanted = settled.flatMap(({ chunk, edit }): Wanted[] => {
    if (chunk.by !== by || edit === null) return [];
    const [source, target] = by === 'mine' ? [chunk.mine, chunk.theirs] : [chunk.theirs, chunk.mine];
    return [{ edit, from: source, to: target }];
  });
  const right = await readable(wanted, async (some) => {
    await pause();
    return isRead(some, from, to, site);
  });
  return right.map(({ edit }) => edit);
}

/** Those that can be made together: all of them, or what is found by halves. */
async function readable(
  wanted: readonly Wanted[],
  isRight: (some: readonly Wanted[]) => Promise<boolean>,
): Promise<readonly Wanted[]> {
  if (wanted.length === 0 || (await isRight(wanted))) return wanted;
  if (wanted.length === 1) return [];
  const middle = wanted.length >> 1;
  const first = await readable(wanted.slice(0, middle), isRight);
  const second = await readable(wanted.slice(middle), isRight);
  const both = [...first, ...second];
  return first.length === 0 || second.length === 0 || (await isRight(both)) ? both : first;
}

interface Wanted {
  readonly edit: Edit;
  readonly from: Range;
  readonly to: Range;
}

function isRead(wanted: readonly Wanted[], from: Said, to: Said, site: Site): boolean {
  const text = applyEdits(
    to.text.page.text,
    wanted.map(({ edit }) => edit),
  );
  const read = saidBy(pageText(to.text.path, parseQuickly(text) ?? parsePage(text)), site).tokens;
  let [at, done] = [0, 0];
  /** Whether the next tokens of the page are these. Where a link leads is another's affair on another page. */
  const follow = ({ tokens }: Said, { start, end }: Range, lead: boolean): boolean =>
    tokens.slice(start, end).every(({ said, leads }) => {
      const token = read[at++];
      return token?.said === said && !(lead && token.leads !== leads);
    });
  for (const one of wanted) {
    if (!follow(to, { start: done, end: one.to.start }, true) || !follow(from, one.from, false)) return false;
    done = one.to.end;
  }
  return follow(to, { start: done, end: to.tokens.length }, true) && at === read.length;
}
