import type { Page } from '../page/page';
import { ByText } from './by-text';
import { clusters } from './clusters';
import { type Copied, type Copy, sectionAt } from './copies';
import { flipped, type Match } from './match';
import { once } from './once';
import { type PageText, pageText, spanOfWords, type Unit } from './page-text';
import { type Piece, type Region, regionsOf } from './regions';
import { isTemplate } from './template';
import type { Text } from './text';
import { Texts } from './texts';

/** Wording that more pages have is the handbook's, not a copy. */
export const COMMON = 40;
/** Less alike is a rewording. */
const DRIFTED = 0.5;

/** What a page shares with another one: the same as long as the two are, and what is alike of them. */
interface Pair {
  readonly a: PageText;
  readonly b: PageText;
  /** Places of the units that are alike, two by two. */
  readonly units: Int32Array;
  readonly copies: readonly Copy[];
}

/** All passages of a handbook and which of them stand on several pages, kept current page by page. */
export class PassageIndex {
  readonly #pages = new Map<string, PageText>();
  readonly #texts = new Texts<Unit>();
  readonly #copies = new Map<string, readonly Copied[]>();
  /** Of each page that was asked for, by the other page. */
  readonly #pairs = new Map<string, ReadonlyMap<string, Pair>>();

  /** Takes a page's new state; returns the other pages whose copies it can change. */
  set(path: string, page: Page): Set<string> {
    const before = this.#pages.get(path);
    const after = pageText(path, page);
    const kept = before === undefined ? NONE : inBoth(before, after);
    const touched = before === undefined ? new Set<string>() : this.#near(before, kept);
    this.#pages.set(path, after);
    // First what comes, then what goes: so what stays on the page stays in the index.
    for (const unit of after.units) if (unit.text !== null) this.#texts.add(unit.text, unit);
    this.#removeTexts(before);
    for (const near of this.#near(after, kept)) touched.add(near);
    this.#copies.delete(path);
    return this.#forget(touched);
  }

  /** Returns the pages whose copies its absence can change. */
  delete(path: string): Set<string> {
    const before = this.#pages.get(path);
    if (before === undefined) return new Set();
    const touched = this.#near(before, NONE);
    this.#removeTexts(before);
    this.#pages.delete(path);
    this.#copies.delete(path);
    this.#pairs.delete(path);
    return this.#forget(touched);
  }

  /** The regions of a page that stand on other pages, in its order. */
  copiesOf(path: string): readonly Copied[] {
    const known = this.#copies.get(path);
    if (known !== undefined) return known;
    const page = this.#pages.get(path);
    if (page === undefined) return [];
    const copied = clusters(this.#copiesIn(page));
    this.#copies.set(path, copied);
    return copied;
  }

  #removeTexts(page: PageText | undefined): void {
    for (const unit of page?.units ?? []) if (unit.text !== null) this.#texts.remove(unit.text, unit);
  }

  #forget(paths: Set<string>): Set<string> {
    for (const path of paths) this.#copies.delete(path);
    return paths;
  }

  /** An edit elsewhere leaves most of what a page shares with others as it is. */
  #copiesIn(page: PageText): Copy[] {
    const before = this.#pairs.get(page.path);
    const after = new Map<string, Pair>();
    for (const [path, pieces] of this.#pieces(page)) {
      const other = this.#pages.get(path);
      if (other === undefined) continue;
      const units = Int32Array.from(pieces.flatMap(({ a, b }) => [a.index, b.index]));
      const known = before?.get(path);
      const stays = known?.a === page && known.b === other && isSame(known.units, units);
      after.set(path, stays ? known : { a: page, b: other, units, copies: copiesOf(pieces, page, other) });
    }
    this.#pairs.set(page.path, after);
    return [...after.values()].flatMap(({ copies }) => copies);
  }

  /** What each other page shares with this one. */
  #pieces(page: PageText): Map<string, Piece[]> {
    const byPage = new Map<string, Piece[]>();
    for (const unit of page.units) {
      // Each page has a text but once.
      if (unit.text !== null && this.#texts.places(unit.text).size > COMMON + 1) continue;
      const found: Piece[] = [];
      for (const { b, match } of this.#alike(unit)) if (b.path !== page.path) found.push({ a: unit, b, match });
      if (new Set(found.map(({ b }) => b.path)).size > COMMON) continue;
      for (const piece of found) {
        const pieces = byPage.get(piece.b.path);
        if (pieces === undefined) byPage.set(piece.b.path, [piece]);
        else pieces.push(piece);
      }
    }
    return byPage;
  }

  *#alike({ text }: Unit): Iterable<{ readonly b: Unit; readonly match: Match }> {
    if (text === null) return;
    const same = this.#texts.places(text);
    if (same.size > 1) for (const b of same) yield { b, match: itself(text) };
    for (const { match, places } of this.#texts.alike(text)) for (const b of places) yield { b, match };
  }

  /**
   * The other pages whose copies rest on this page, as far as anybody asked for copies.
   * @param kept texts that stay on the page: they make no wording more or less common
   */
  #near(page: PageText, kept: ReadonlySet<Text>): Set<string> {
    const near = new Set<string>();
    if (this.#copies.size === 0) return near;
    for (const unit of page.units) {
      if (unit.text === null) continue;
      const stays = kept.has(unit.text);
      const same = this.#texts.places(unit.text);
      if (!stays || same.size <= COMMON + 1) for (const { path } of same) near.add(path);
      for (const { places } of this.#texts.alike(unit.text)) for (const { path } of places) near.add(path);
      if (!stays || this.#texts.isCommon(unit.text)) {
        for (const { path } of this.#texts.around(unit.text)) near.add(path);
      }
    }
    near.delete(page.path);
    return near;
  }
}

/** What a text shares with the same text. */
const itself = once(({ words }: Text): Match => {
  const all = { start: 0, end: words.length };
  return {
    a: all,
    b: all,
    pairs: Int32Array.from({ length: 2 * words.length }, (_, at) => at >> 1),
    solid: words.length,
  };
});

const NONE: ReadonlySet<Text> = new Set();

/** The texts of one page that the other has too, of both pages. */
function inBoth(a: PageText, b: PageText): ReadonlySet<Text> {
  const there = new ByText<{ readonly text: Text }>();
  for (const { text } of a.units) if (text !== null) there.add({ text });
  const both = new Set<Text>();
  for (const { text } of b.units) {
    const same = text && there.get(text);
    if (same) both.add(text).add(same.text);
  }
  return both;
}

const isSame = (a: Int32Array, b: Int32Array): boolean =>
  a.length === b.length && a.every((unit, at) => unit === b[at]);

const copiesOf = (pieces: readonly Piece[], a: PageText, b: PageText): Copy[] =>
  regionsBothWays(pieces, a, b).map((region) => copyOf(region, a, b));

/** The same regions whichever page is asked. */
function regionsBothWays(pieces: readonly Piece[], a: PageText, b: PageText): Region[] {
  if (a.path <= b.path) return regionsOf(pieces, a, b);
  const turned = pieces.map((piece) => ({ a: piece.b, b: piece.a, match: flipped(piece.match) }));
  return regionsOf(turned, b, a).map(flippedRegion);
}

function flippedRegion({ a, b, pairs }: Region): Region {
  const { pairs: turned } = flipped({ a, b, pairs, solid: 0 });
  return { a: b, b: a, pairs: turned };
}

function copyOf(region: Region, a: PageText, b: PageText): Copy {
  const [wordsA, wordsB] = [region.a.end - region.a.start, region.b.end - region.b.start];
  const similarity = region.pairs.length / (wordsA + wordsB);
  return {
    path: b.path,
    span: spanOfWords(b, region.b.start, region.b.end),
    section: sectionAt(b, region.b.start),
    own: spanOfWords(a, region.a.start, region.a.end),
    alikeness: similarity === 1 ? 'identical' : similarity >= DRIFTED ? 'drifted' : 'reworded',
    similarity,
    shared: region.pairs.length / 2,
    template: isTemplate(region, a, b),
    region,
    a,
    b,
  };
}
