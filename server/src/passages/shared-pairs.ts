import { type KeptPostings, larger, Postings } from './postings';
import { pairsOf, type Text, weightOf } from './text';

/** Shared pairs of words of which at least one must be long, or as many short ones: fewer are no candidate. */
const LEAST = 25;
/** The part of the smaller text that is shared. */
const LEAST_SHARE = 0.18;
/** So much is enough, however long the texts are. */
const ENOUGH = 120;

/** The same in numbers that another process can read. */
export interface KeptPairs extends KeptPostings {
  readonly weights: Int32Array;
}

/**
 * Which texts share enough pairs of words, from an inverted index. The rarest pairs are looked up first: texts that
 * share no pair before what is left falls below the least that counts cannot share enough, so the pairs that stand
 * everywhere are only counted for texts that were found by others, as long as these can still reach it. Nothing is missed
 * by it (prefix filtering: R. J. Bayardo, Y. Ma and R. Srikant, "Scaling Up All Pairs Similarity Search", 2007).
 */
export class SharedPairs {
  readonly #postings: Postings;
  /** What all pairs of a text weigh together, by id. */
  #weights: Int32Array;
  /** What each text shares with the one that is looked up, by id; all 0 in between. */
  #scores: Int32Array;

  /** @param kept what is gone on with, from now on its own */
  constructor(kept?: KeptPairs) {
    this.#postings = new Postings(kept);
    this.#weights = kept?.weights ?? new Int32Array(1024);
    this.#scores = new Int32Array(this.#weights.length);
  }

  /** As they are now, and as long as no text comes or goes. */
  kept(): KeptPairs {
    return { ...this.#postings.kept(), weights: this.#weights };
  }

  /** Takes a text in; returns the ids of those before it that share enough pairs of words with it, in no order. */
  add(id: number, text: Text): readonly number[] {
    if (id >= this.#weights.length) {
      this.#weights = larger(this.#weights, id + 1);
      this.#scores = larger(this.#scores, id + 1);
    }
    const pairs = pairsOf(text);
    const found = this.#sharing(pairs);
    for (const pair of pairs) this.#postings.add(pair, id);
    this.#weights[id] = sumOf(pairs);
    return found;
  }

  remove(id: number, text: Text): void {
    for (const pair of pairsOf(text)) this.#postings.remove(pair, id);
  }

  /** Ids of the texts that share enough pairs of words with this one, which may be among them; in no order. */
  with(text: Text): readonly number[] {
    return this.#sharing(pairsOf(text));
  }

  #sharing(pairs: Int32Array): readonly number[] {
    const rows = pairs.map((pair) => this.#postings.row(pair));
    const [whole, weights, scores] = [sumOf(pairs), this.#weights, this.#scores];
    const reaches = (id: number, more: number): boolean => (scores[id] ?? 0) + more >= least(whole, weights[id] ?? 0);
    const touched: number[] = [];
    let candidates = touched;
    let left = whole;
    for (const at of this.#rarestFirst(rows)) {
      const [row, weight] = [rows[at] ?? 0, weightOf(pairs[at] ?? 0)];
      if (left >= LEAST) {
        const enough = left >= Math.min(ENOUGH, LEAST_SHARE * whole) ? Number.POSITIVE_INFINITY : left;
        this.#begin(row, weight, enough, touched);
      } else {
        const remaining = left;
        if (this.#postings.count(row) > candidates.length)
          candidates = candidates.filter((id) => reaches(id, remaining));
        this.#goOn(row, weight, candidates);
      }
      left -= weight;
    }
    const found = candidates.filter((id) => reaches(id, 0));
    for (const id of touched) scores[id] = 0;
    return found;
  }

  /** Places of the rows, those first of which the fewest texts have the pair: most stand in one alone. */
  #rarestFirst(rows: Int32Array): Float64Array {
    const places = new Float64Array(rows.length);
    let [alone, shared] = [0, rows.length];
    for (let at = 0; at < rows.length; at++) {
      const count = this.#postings.count(rows[at] ?? 0);
      if (count <= 1) places[alone++] = at;
      else places[--shared] = count * rows.length + at;
    }
    places.subarray(shared).sort();
    return places.map((place) => place % rows.length);
  }

  /** Counts a pair for all texts that have it, but for those that begin with it and need more than is left. */
  #begin(row: number, weight: number, enough: number, touched: number[]): void {
    const [postings, weights, scores] = [this.#postings, this.#weights, this.#scores];
    const count = postings.count(row);
    for (let at = 0; at < count; at++) {
      const id = postings.id(row, at);
      const score = scores[id] ?? 0;
      if (score === 0) {
        if (LEAST_SHARE * (weights[id] ?? 0) > enough) continue;
        touched.push(id);
      }
      scores[id] = score + weight;
    }
  }

  /** Counts a pair for the candidates alone: they are looked for in a long list, and a short one is walked. */
  #goOn(row: number, weight: number, candidates: readonly number[]): void {
    const [postings, scores] = [this.#postings, this.#scores];
    const count = postings.count(row);
    if (candidates.length * Math.log2(count) < count) {
      for (const id of candidates) if (postings.has(row, id)) scores[id] = (scores[id] ?? 0) + weight;
      return;
    }
    for (let at = 0; at < count; at++) {
      const id = postings.id(row, at);
      const score = scores[id] ?? 0;
      if (score > 0) scores[id] = score + weight;
    }
  }
}

/** What two texts must share, by what each weighs. */
const least = (a: number, b: number): number => Math.min(ENOUGH, Math.max(LEAST, LEAST_SHARE * Math.min(a, b)));

function sumOf(pairs: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < pairs.length; at++) sum += weightOf(pairs[at] ?? 0);
  return sum;
}
