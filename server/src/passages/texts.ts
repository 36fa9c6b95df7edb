import { finished } from '../page/steps';
import { ByText } from './by-text';
import { AlikeWriter, type KeptAlike, readAlike, roomFor } from './kept-alike';
import { flipped, type Match, match } from './match';
import { type KeptPairs, SharedPairs } from './shared-pairs';
import type { Text } from './text';

/** A text with the places where it stands. `Place` is the caller's affair. */
interface Entry<Place> {
  readonly id: number;
  readonly text: Text;
  readonly places: Set<Place>;
  /**
   * The texts that are like it, of those that it was compared with; `common` when they are too many to name, `kept` where
   * they are to be read in what was kept, null when all are to be looked up.
   */
  alike: Map<number, Match> | 'common' | 'kept' | null;
  /** Texts that may be like it and were not compared yet; null when there are none. */
  came: number[] | null;
}

/** A text that is like another, with its places. */
export interface Alike<Place> {
  readonly text: Text;
  readonly match: Match;
  readonly places: ReadonlySet<Place>;
}

/** All texts and which of them are alike, in numbers that another process can read. */
export interface KeptTexts extends KeptAlike, KeptPairs {
  /** By id. */
  readonly hashes: Int32Array;
}

/** A text that more others are like is wording of the handbook, and they are not compared any further. */
const MOST_ALIKE = 100;
const NONE: readonly number[] = [];
/** Most texts are like no other, and share what says so. */
const NO_MATCHES = new Map<number, Match>();
/** Where more may be like a text, they are looked up when somebody asks. */
const MOST_NOTICED = 200;
/** Texts whose candidates are kept at a time: more than one edit changes. */
const MOST_KEPT = 32;
/** Fewer of all texts that were looked up are looked up again the next time: all would be written for them. */
const MUCH = 0.1;
/** So many texts are written down in a step. */
const TOGETHER = 100;

/**
 * All texts of a handbook and which of them are alike. The pairs of words that they share name the candidates, an
 * alignment decides. A text that comes or goes changes nothing between two others: so what was found out in one process
 * is gone on with in the next, and the texts that came since are looked up alone.
 */
export class Texts<Place> {
  /** What is gone on with. Its ids are not given again: those of texts that went stand in it still. */
  readonly #kept: KeptTexts | null;
  readonly #entries: (Entry<Place> | null)[];
  readonly #free: number[] = [];
  readonly #byText = new ByText<Entry<Place>>();
  readonly #sharedPairs: SharedPairs;
  /** Candidates that were asked for since a text came or went: one edit asks for the same ones several times. */
  readonly #candidatesOf = new Map<number, { readonly text: Text; readonly ids: readonly number[] }>();
  /** How often a text came or went. */
  #changes = 0;
  /** How many texts were looked up of which nothing was kept. */
  #lookedUp = 0;

  constructor(kept: KeptTexts | null = null) {
    this.#kept = kept;
    this.#entries = new Array(kept?.hashes.length ?? 0).fill(null);
    this.#sharedPairs = new SharedPairs(kept ?? undefined);
  }

  /** @param id the one that it has in what was kept; texts that have one come before all others */
  add(text: Text, place: Place, id?: number): void {
    const known = this.#byText.get(text);
    if (known !== undefined) {
      known.places.add(place);
      return;
    }
    this.#changes += 1;
    const places = new Set([place]);
    if (id !== undefined && this.#kept?.hashes[id] === text.hash)
      this.#enter({ id, text, places, alike: 'kept', came: null });
    else this.#lookUp({ id: this.#free.pop() ?? this.#entries.length, text, places, alike: NO_MATCHES, came: null });
  }

  /** Finds out which of those before it a new text may be like. */
  #lookUp(entry: Entry<Place>): void {
    const { id, text } = entry;
    const near = this.#sharedPairs.add(id, text);
    this.#enter(entry);
    for (const each of near) {
      const other = this.#entries[each];
      if (!other) continue;
      notice(entry, other);
      notice(other, entry);
    }
    this.#candidatesOf.clear();
    this.#candidatesOf.set(text.hash, { text, ids: near });
    this.#lookedUp += 1;
  }

  #enter(entry: Entry<Place>): void {
    this.#entries[entry.id] = entry;
    this.#byText.add(entry);
  }

  remove(text: Text, place: Place): void {
    const entry = this.#byText.get(text);
    if (entry === undefined) return;
    entry.places.delete(place);
    if (entry.places.size > 0) return;
    this.#changes += 1;
    const around = this.#candidates(text);
    this.#candidatesOf.clear();
    this.#byText.delete(entry);
    this.#entries[entry.id] = null;
    if (this.#kept?.hashes[entry.id] === undefined) this.#free.push(entry.id);
    this.#sharedPairs.remove(entry.id, entry.text);
    for (const id of around) {
      const other = this.#entries[id];
      if (!other) continue;
      if (other.alike === 'common') other.alike = null;
      else if (other.alike !== 'kept') other.alike?.delete(entry.id);
      other.came = other.came?.filter((each) => each !== entry.id) ?? null;
    }
  }

  /** Where this very text stands. */
  places(text: Text): ReadonlySet<Place> {
    return this.#byText.get(text)?.places ?? new Set();
  }

  /** Finds out step by step what is like it. A text may come or go in between: then it is begun anew. */
  *comparing(text: Text): Generator<void> {
    for (;;) {
      const entry = this.#byText.get(text);
      if (entry === undefined || isCompared(entry)) return;
      const changes = this.#changes;
      for (const _ of this.#comparisons(entry)) {
        yield;
        if (this.#changes !== changes) break;
      }
    }
  }

  /** The other texts that are like it; none when its wording is common. */
  *alike(text: Text): Iterable<Alike<Place>> {
    const entry = this.#byText.get(text);
    if (entry === undefined) return;
    if (!isCompared(entry)) finished(this.#comparisons(entry));
    if (!isNamed(entry.alike)) return;
    for (const [id, found] of entry.alike) {
      const other = this.#entries[id];
      if (other) yield { text: other.text, match: found, places: other.places };
    }
  }

  /** What a text shares with another one of those that are like it. */
  matchOf(text: Text, other: Text): Match | null {
    const [entry, near] = [this.#byText.get(text), this.#byText.get(other)];
    const alike = entry?.alike ?? null;
    return near !== undefined && isNamed(alike) ? (alike.get(near.id) ?? null) : null;
  }

  /** Places of all texts that may be like it. */
  *around(text: Text): Iterable<Place> {
    for (const id of this.#candidates(text)) yield* this.#entries[id]?.places ?? [];
  }

  /** Below 0 where there is no such text. */
  idOf(text: Text): number {
    return this.#byText.get(text)?.id ?? -1;
  }

  /**
   * What is known, written down step by step, if no text comes or goes meanwhile; null where it is little more than what
   * was kept before.
   */
  *keeping(): Generator<void, KeptTexts | null> {
    if (this.#lookedUp <= MUCH * this.#entries.length) return null;
    const hashes = new Int32Array(this.#entries.length);
    let room = 0;
    for (const { id, alike } of this.#compared()) {
      room += roomFor(alike);
      if (id % TOGETHER === 0) yield;
    }
    const writer = new AlikeWriter(hashes.length, room);
    for (const entry of this.#entries) if (entry !== null) hashes[entry.id] = entry.text.hash;
    for (const { id, alike } of this.#compared()) {
      writer.add(id, alike);
      if (id % TOGETHER === 0) yield;
    }
    return { hashes, ...writer.kept(), ...this.#sharedPairs.kept() };
  }

  /** The texts of which it is known which others are like them. */
  *#compared(): Generator<{ readonly id: number; readonly alike: ReadonlyMap<number, Match> }> {
    for (const entry of this.#entries) {
      const alike = entry?.came === null ? this.#known(entry) : null;
      if (entry !== null && isNamed(alike)) yield { id: entry.id, alike };
    }
  }

  /** Looks at what nobody has looked at for this text, one text after the other. */
  *#comparisons(entry: Entry<Place>): Generator<void> {
    const { id, text } = entry;
    const before = this.#known(entry);
    if (before === null) this.#lookedUp += 1;
    const unknown = before === null ? this.#candidates(text) : (entry.came ?? NONE);
    const found = new Map(before === 'common' ? null : before);
    for (const each of unknown) {
      const other = this.#entries[each];
      if (!other || other === entry) continue;
      yield;
      const known = isNamed(other.alike) ? other.alike.get(id) : undefined;
      const matched = known === undefined ? matchBothWays(text, other.text) : flipped(known);
      if (matched !== null) found.set(each, matched);
      if (found.size > MOST_ALIKE) break;
    }
    entry.alike = found.size > MOST_ALIKE ? 'common' : found.size === 0 ? NO_MATCHES : found;
    entry.came = null;
  }

  /** What was found out, now or earlier. */
  #known({ id, alike }: Entry<Place>): Map<number, Match> | 'common' | null {
    if (alike !== 'kept') return alike;
    return this.#kept && readAlike(this.#kept, id, (other) => Boolean(this.#entries[other]));
  }

  /** Ids of the texts that share enough pairs of words with this one, in no order. */
  #candidates(text: Text): readonly number[] {
    const known = this.#candidatesOf.get(text.hash);
    if (known?.text.says(text)) return known.ids;
    const ids = this.#sharedPairs.with(text);
    if (this.#candidatesOf.size === MOST_KEPT) this.#candidatesOf.clear();
    this.#candidatesOf.set(text.hash, { text, ids });
    return ids;
  }
}

/** Another text may be like one. */
function notice(entry: Entry<unknown>, { id }: Entry<unknown>): void {
  if (entry.alike === null || entry.alike === 'common') return;
  entry.came ??= [];
  entry.came.push(id);
  if (entry.came.length > MOST_NOTICED) [entry.alike, entry.came] = [null, null];
}

const isNamed = (alike: Entry<unknown>['alike']): alike is Map<number, Match> =>
  typeof alike === 'object' && alike !== null;

/** Nothing came since it was looked for what is like it. */
const isCompared = ({ alike, came }: Entry<unknown>): boolean =>
  alike === 'common' || (isNamed(alike) && came === null);

/** The same result whichever text is asked. */
function matchBothWays(a: Text, b: Text): Match | null {
  if (!b.isBefore(a)) return match(a, b);
  const found = match(b, a);
  return found === null ? null : flipped(found);
}
