import { flipped, type Match, match } from './match';
import type { Text } from './text';

/** A text with the places where it stands. `Place` is the caller's affair. */
interface Entry<Place> {
  readonly id: number;
  readonly text: Text;
  readonly places: Set<Place>;
  /** The texts that are like it, once somebody asked; `common` when they are too many to name. */
  alike: ReadonlyMap<number, Match> | 'common' | null;
}

/** A text that is like another, with its places. */
export interface Alike<Place> {
  readonly text: Text;
  readonly match: Match;
  readonly places: ReadonlySet<Place>;
}

/** Shared pairs of words of which at least one must be long, or as many short ones: fewer are no candidate. */
const LEAST = 25;
/** The part of the smaller text that is shared. */
const LEAST_SHARE = 0.18;
/** A text that more others are like is wording of the handbook, and they are not compared any further. */
const MOST_ALIKE = 100;
/** So much is a candidate, however long the texts are. */
const ENOUGH = 120;

/**
 * All texts of a handbook and which of them are alike. An inverted index over pairs of words names the candidates, an
 * alignment decides. A text that comes or goes changes nothing between two others.
 */
export class Texts<Place> {
  readonly #entries: (Entry<Place> | null)[] = [];
  readonly #free: number[] = [];
  readonly #byKey = new Map<string, Entry<Place>>();
  /** For each pair of words the ids of the texts that have it. */
  readonly #postings = new Map<number, number[]>();
  #scores = new Float64Array(1024);
  /** Somebody asked what is alike: from now on answers can grow stale. */
  #asked = false;

  add(text: Text, place: Place): void {
    const known = this.#byKey.get(text.key);
    if (known !== undefined) {
      known.places.add(place);
      return;
    }
    const id = this.#free.pop() ?? this.#entries.length;
    const entry: Entry<Place> = { id, text, places: new Set([place]), alike: null };
    this.#forgetAround(text);
    this.#entries[id] = entry;
    this.#byKey.set(text.key, entry);
    for (const pair of text.pairs) {
      const ids = this.#postings.get(pair);
      if (ids === undefined) this.#postings.set(pair, [id]);
      else ids.push(id);
    }
  }

  remove(text: Text, place: Place): void {
    const entry = this.#byKey.get(text.key);
    if (entry === undefined) return;
    entry.places.delete(place);
    if (entry.places.size > 0) return;
    this.#byKey.delete(text.key);
    this.#entries[entry.id] = null;
    this.#free.push(entry.id);
    for (const pair of entry.text.pairs) this.#removePosting(pair, entry.id);
    this.#forgetAround(text);
  }

  /** Where this very text stands. */
  places(text: Text): ReadonlySet<Place> {
    return this.#byKey.get(text.key)?.places ?? new Set();
  }

  /** The other texts that are like it; none when its wording is common. */
  *alike(text: Text): Iterable<Alike<Place>> {
    const entry = this.#byKey.get(text.key);
    if (entry === undefined) return;
    this.#asked = true;
    entry.alike ??= this.#findAlike(entry);
    if (entry.alike === 'common') return;
    for (const [id, found] of entry.alike) {
      const other = this.#entries[id];
      if (other) yield { text: other.text, match: found, places: other.places };
    }
  }

  /** More texts are like it than are named. */
  isCommon(text: Text): boolean {
    return this.#byKey.get(text.key)?.alike === 'common';
  }

  /** Places of all texts that may be like it. */
  *around(text: Text): Iterable<Place> {
    for (const id of this.#candidates(text)) yield* this.#entries[id]?.places ?? [];
  }

  #findAlike(entry: Entry<Place>): ReadonlyMap<number, Match> | 'common' {
    const found = new Map<number, Match>();
    for (const id of this.#candidates(entry.text)) {
      const other = this.#entries[id];
      if (!other || other === entry) continue;
      const known = typeof other.alike === 'object' ? other.alike?.get(entry.id) : undefined;
      const matched = known === undefined ? matchBothWays(entry.text, other.text) : flipped(known);
      if (matched !== null) found.set(id, matched);
      if (found.size > MOST_ALIKE) return 'common';
    }
    return found;
  }

  /** Ids of the texts that share enough pairs of words with this one, in no order. */
  #candidates(text: Text): number[] {
    if (this.#scores.length < this.#entries.length) this.#scores = new Float64Array(2 * this.#entries.length);
    const scores = this.#scores;
    const touched: number[] = [];
    for (const [at, pair] of text.pairs.entries()) {
      const weight = text.weights[at] ?? 0;
      for (const id of this.#postings.get(pair) ?? []) {
        const score = scores[id] ?? 0;
        if (score === 0) touched.push(id);
        scores[id] = score + weight;
      }
    }
    const candidates = touched.filter((id) => {
      const score = scores[id] ?? 0;
      const smaller = Math.min(text.weight, this.#entries[id]?.text.weight ?? 0);
      return score >= ENOUGH || score >= Math.max(LEAST, LEAST_SHARE * smaller);
    });
    for (const id of touched) scores[id] = 0;
    return candidates;
  }

  /** What is like this text has to be found anew. */
  #forgetAround(text: Text): void {
    if (!this.#asked) return;
    for (const id of this.#candidates(text)) {
      const entry = this.#entries[id];
      if (entry) entry.alike = null;
    }
  }

  #removePosting(pair: number, id: number): void {
    const ids = this.#postings.get(pair);
    if (ids === undefined) return;
    ids.splice(ids.indexOf(id), 1);
    if (ids.length === 0) this.#postings.delete(pair);
  }
}

/** The same result whichever text is asked. */
function matchBothWays(a: Text, b: Text): Match | null {
  if (a.key <= b.key) return match(a, b);
  const found = match(b, a);
  return found === null ? null : flipped(found);
}
