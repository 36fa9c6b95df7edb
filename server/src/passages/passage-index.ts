import type { Page } from '../page/page';
import { finished } from '../page/steps';
import { clusters } from './clusters';
import { type Copied, type Copy, sectionAt } from './copies';
import { flipped, type Match } from './match';
import { once } from './once';
import { type PageText, pageText, spanOfWords, textsOnlyIn, unitWith } from './page-text';
import { type Piece, type Region, regionsOf } from './regions';
import { isTemplate } from './template';
import type { Text } from './text';
import { type KeptTexts, Texts } from './texts';

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

/** What an index found out, in numbers that another process can read. */
export interface KeptIndex {
  readonly texts: KeptTexts;
  /** The ids of each page's texts, in their order, by its path. */
  readonly pages: ReadonlyMap<string, Int32Array>;
}

/**
 * All passages of a handbook and which of them stand on several pages, kept current page by page. An edit looks up those
 * texts alone that came or went: where other texts of its page stand now is found out of the pages that share one.
 */
export class PassageIndex {
  readonly #pages = new Map<string, PageText>();
  /** With the paths of the pages where they stand; a page has a text but once. */
  readonly #texts: Texts<string>;
  readonly #copies = new Map<string, readonly Copied[]>();
  /** Of each page that was asked for, by the other page. */
  readonly #pairs = new Map<string, Map<string, Pair>>();
  /** The pages that were asked for and share something with a page, by that page. */
  readonly #sharers = new Map<string, Set<string>>();
  /** The pages that share the same texts with the same pages as when they were asked for; and which of those changed since. */
  readonly #settled = new Map<string, Set<string>>();
  #changes = 0;

  /** @param kept what is gone on with */
  constructor(kept: KeptTexts | null = null) {
    this.#texts = new Texts(kept);
  }

  /** How often a page came, went or changed. */
  get changes(): number {
    return this.#changes;
  }

  /**
   * Takes a page that says what it said when this was kept. To be called before anything else.
   * @param ids those of its texts
   */
  goOnWith(path: string, page: Page, ids: Int32Array): void {
    const known = pageText(path, page);
    this.#pages.set(path, known);
    for (const [index, text] of textsOnlyIn(known, undefined).entries()) this.#texts.add(text, path, ids[index]);
  }

  /** Takes a page's new state; returns the other pages whose copies it can change. */
  set(path: string, page: Page): Set<string> {
    return finished(this.setting(path, page));
  }

  /** The same, text by text. Nothing else is to be asked or told in between. */
  *setting(path: string, page: Page): Generator<void, Set<string>> {
    const before = this.#pages.get(path);
    if (before?.page === page) return new Set();
    const after = pageText(path, page);
    const came = textsOnlyIn(after, before);
    const went = before === undefined ? [] : textsOnlyIn(before, after);
    const touched = this.#near(went);
    this.#pages.set(path, after);
    for (const text of came) {
      this.#texts.add(text, path);
      yield;
    }
    for (const text of went) this.#texts.remove(text, path);
    for (const near of this.#near(came)) touched.add(near);
    return this.#forget(path, touched);
  }

  /** Returns the pages whose copies its absence can change. */
  delete(path: string): Set<string> {
    const before = this.#pages.get(path);
    if (before === undefined) return new Set();
    const went = textsOnlyIn(before, undefined);
    const touched = this.#near(went);
    for (const text of went) this.#texts.remove(text, path);
    this.#pages.delete(path);
    this.#pair(path, new Map());
    this.#pairs.delete(path);
    return this.#forget(path, touched);
  }

  /** Finds out step by step what `copiesOf` would take longest for. Pages may come, change and go in between. */
  *comparing(path: string): Generator<void> {
    if (this.#settled.has(path)) return;
    for (const { text } of this.#pages.get(path)?.units ?? []) {
      if (text !== null && !this.#isCommon(text)) yield* this.#texts.comparing(text);
    }
  }

  /**
   * What was found out, written down step by step, if no page changes meanwhile; null where it is little more than what was
   * kept before.
   */
  *keeping(): Generator<void, KeptIndex | null> {
    const texts = yield* this.#texts.keeping();
    if (texts === null) return null;
    const pages = new Map<string, Int32Array>();
    for (const [path, page] of this.#pages) {
      pages.set(
        path,
        Int32Array.from(textsOnlyIn(page, undefined), (text) => this.#texts.idOf(text)),
      );
      yield;
    }
    return { texts, pages };
  }

  /** The regions of a page that stand on other pages, in its order. */
  copiesOf(path: string): readonly Copied[] {
    const known = this.#copies.get(path);
    if (known !== undefined) return known;
    const page = this.#pages.get(path);
    if (page === undefined) return [];
    const pairs = this.#pairsOf(page);
    this.#settled.set(path, new Set());
    const copied = clusters([...pairs.values()].flatMap(({ copies }) => copies));
    this.#copies.set(path, copied);
    return copied;
  }

  /**
   * A page is another than before.
   * @param near pages that may share other texts than before, with whichever page
   * @returns with those for which the texts that they share with it stand elsewhere on it now
   */
  #forget(path: string, near: Set<string>): Set<string> {
    this.#changes += 1;
    for (const each of [path, ...near]) this.#settled.delete(each);
    for (const each of this.#sharers.get(path) ?? []) {
      this.#settled.get(each)?.add(path);
      near.add(each);
    }
    near.delete(path);
    for (const each of [path, ...near]) this.#copies.delete(each);
    return near;
  }

  /** Takes what a page shares with others from now on. */
  #pair(path: string, pairs: Map<string, Pair>): void {
    for (const other of this.#pairs.get(path)?.keys() ?? []) this.#sharers.get(other)?.delete(path);
    for (const other of pairs.keys()) {
      const sharers = this.#sharers.get(other);
      if (sharers === undefined) this.#sharers.set(other, new Set([path]));
      else sharers.add(path);
    }
    this.#pairs.set(path, pairs);
  }

  /** An edit elsewhere leaves most of what a page shares with others as it is. */
  #pairsOf(page: PageText): ReadonlyMap<string, Pair> {
    const before = this.#pairs.get(page.path);
    const changed = this.#settled.get(page.path);
    if (before !== undefined && changed !== undefined) {
      for (const path of changed) {
        const pair = before.get(path);
        if (pair !== undefined) before.set(path, this.#moved(pair));
      }
      return before;
    }
    const after = new Map<string, Pair>();
    for (const [path, pieces] of this.#pieces(page)) {
      const other = this.#pages.get(path);
      if (other === undefined) continue;
      const units = unitsOf(pieces);
      const known = before?.get(path);
      const stays = known?.a === page && known.b === other && isSame(known.units, units);
      after.set(path, stays ? known : { a: page, b: other, units, copies: copiesOf(pieces, page, other) });
    }
    this.#pair(page.path, after);
    return after;
  }

  /** What two pages share still, where the other one is another than before. */
  #moved(pair: Pair): Pair {
    const { a, b: before, units } = pair;
    const b = this.#pages.get(before.path);
    if (b === undefined || b === before) return pair;
    const pieces: Piece[] = [];
    for (let at = 0; at < units.length; at += 2) {
      const [unit, was] = [a.units[units[at] ?? 0], before.units[units[at + 1] ?? 0]];
      const other = was?.text ? unitWith(b, was.text) : undefined;
      if (!unit?.text || other === undefined) continue;
      const match = unit.text.says(other.text) ? itself(unit.text) : this.#texts.matchOf(unit.text, other.text);
      if (match !== null) pieces.push({ a: unit, b: other, match });
    }
    return { a, b, units: unitsOf(pieces), copies: copiesOf(pieces, a, b) };
  }

  /** What each other page shares with this one. */
  #pieces(page: PageText): Map<string, Piece[]> {
    const byPage = new Map<string, Piece[]>();
    for (const unit of page.units) {
      if (unit.text === null) continue;
      if (this.#isCommon(unit.text)) continue;
      const found = [...this.#alike(unit.text)].filter(({ path }) => path !== page.path);
      if (new Set(found.map(({ path }) => path)).size > COMMON) continue;
      for (const { path, text, match } of found) {
        const other = this.#pages.get(path);
        const b = other && unitWith(other, text);
        if (b === undefined) continue;
        const pieces = byPage.get(path);
        if (pieces === undefined) byPage.set(path, [{ a: unit, b, match }]);
        else pieces.push({ a: unit, b, match });
      }
    }
    return byPage;
  }

  #isCommon(text: Text): boolean {
    return this.#texts.places(text).size > COMMON + 1;
  }

  *#alike(text: Text): Iterable<{ readonly path: string; readonly text: Text; readonly match: Match }> {
    const same = this.#texts.places(text);
    if (same.size > 1) for (const path of same) yield { path, text, match: itself(text) };
    for (const { text: other, match, places } of this.#texts.alike(text)) {
      for (const path of places) yield { path, text: other, match };
    }
  }

  /** The pages with texts that are like these or may be, as far as anybody asked what pages share. */
  #near(texts: readonly Text[]): Set<string> {
    const near = new Set<string>();
    if (this.#settled.size === 0) return near;
    for (const text of texts) {
      for (const path of this.#texts.places(text)) near.add(path);
      for (const path of this.#texts.around(text)) near.add(path);
    }
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

const unitsOf = (pieces: readonly Piece[]): Int32Array =>
  Int32Array.from(pieces.flatMap(({ a, b }) => [a.index, b.index]));

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
