import { finished } from '../page/steps';
import { ByText } from './by-text';
import { flipped, type Match, match } from './match';
import { SharedPairs } from './shared-pairs';
import type { Text } from './text';

/** A text with the places where it stands. `Place` is the caller's affair. */
interface Entry<Place> {
  readonly id: number;
  readonly text: Text;
  readonly places: Set<Place>;
  /**
   * The texts that are like it, of those that it was compared with; `common` when they are too many to name, null when all
   * are to be looked up.
   */
  alike: Map<number, Match> | 'common' | null;
  /** Texts that may be like it and were not compared yet; null when there are none. */
  came: number[] | null;
}

/** A text that is like another, with its places. */
export interface Alike<Place> {
  readonly text: Text;
  readonly match: Match;
  readonly places: ReadonlySet<Place>;
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

/**
 * All texts of a handbook and which of them are alike. The pairs of words that they share name the candidates, an
 * alignment decides. A text that comes or goes changes nothing between two others.
 */
export class Texts<Place> {
  readonly #entries: (Entry<Place> | null)[] = [];
  readonly #free: number[] = [];
  readonly #byText = new ByText<Entry<Place>>();
  readonly #sharedPairs = new SharedPairs();
  /** Candidates that were asked for since a text came or went: one edit asks for the same ones several times. */
  readonly #candidatesOf = new Map<number, { readonly text: Text; readonly ids: readonly number[] }>();
  /** How often a text came or went. */
  #changes = 0;

  add(text: Text, place: Place): void {
    const known = this.#byText.get(text);
    if (known !== undefined) {
      known.places.add(place);
      return;
    }
    this.#changes += 1;
    const id = this.#free.pop() ?? this.#entries.length;
    const near = this.#sharedPairs.add(id, text);
    const entry: Entry<Place> = { id, text, places: new Set([place]), alike: NO_MATCHES, came: null };
    this.#entries[id] = entry;
    this.#byText.add(entry);
    for (const each of near) {
      const other = this.#entries[each];
      if (!other) continue;
      notice(entry, other);
      notice(other, entry);
    }
    this.#candidatesOf.clear();
    this.#candidatesOf.set(text.hash, { text, ids: near });
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
    this.#free.push(entry.id);
    this.#sharedPairs.remove(entry.id, entry.text);
    for (const id of around) {
      const other = this.#entries[id];
      if (!other) continue;
      if (other.alike === 'common') other.alike = null;
      else other.alike?.delete(entry.id);
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
    if (entry.alike === null || entry.alike === 'common') return;
    for (const [id, found] of entry.alike) {
      const other = this.#entries[id];
      if (other) yield { text: other.text, match: found, places: other.places };
    }
  }

  /** What a text shares with another one of those that are like it. */
  matchOf(text: Text, other: Text): Match | null {
    const [entry, near] = [this.#byText.get(text), this.#byText.get(other)];
    const alike = entry?.alike;
    return near === undefined || !alike || alike === 'common' ? null : (alike.get(near.id) ?? null);
  }

  /** Places of all texts that may be like it. */
  *around(text: Text): Iterable<Place> {
    for (const id of this.#candidates(text)) yield* this.#entries[id]?.places ?? [];
  }

  /** Looks at what nobody has looked at for this text, one text after the other. */
  *#comparisons(entry: Entry<Place>): Generator<void> {
    const unknown = entry.alike === null ? this.#candidates(entry.text) : (entry.came ?? NONE);
    const found = new Map(entry.alike === 'common' ? null : entry.alike);
    for (const id of unknown) {
      const other = this.#entries[id];
      if (!other || other === entry) continue;
      yield;
      const known = typeof other.alike === 'object' ? other.alike?.get(entry.id) : undefined;
      const matched = known === undefined ? matchBothWays(entry.text, other.text) : flipped(known);
      if (matched !== null) found.set(id, matched);
      if (found.size > MOST_ALIKE) break;
    }
    entry.alike = found.size > MOST_ALIKE ? 'common' : found.size === 0 ? NO_MATCHES : found;
    entry.came = null;
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

/** Nothing came since it was looked for what is like it. */
const isCompared = ({ alike, came }: Entry<unknown>): boolean =>
  alike === 'common' || (alike !== null && came === null);

/** The same result whichever text is asked. */
function matchBothWays(a: Text, b: Text): Match | null {
  if (!b.isBefore(a)) return match(a, b);
  const found = match(b, a);
  return found === null ? null : flipped(found);
}
