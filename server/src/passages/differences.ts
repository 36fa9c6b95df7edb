import type { Copy } from './copies';
import { hunks } from './hunks';

/** Words that stand in one copy where the other has other ones, or none. */
export interface Difference {
  readonly kind: 'number' | 'date' | 'negation' | 'item' | 'wording';
  /** As the pages have them, without markup; empty where a side has none. */
  readonly here: string;
  readonly there: string;
}

const DANGER = ['number', 'date', 'negation', 'item', 'wording'] as const;
/** So much of an item that only one side has is its own. */
const OWN_ITEM = 0.75;

/** What differs between a region and its copy, what is most dangerous to miss first. */
export function differencesOf(copy: Copy): Difference[] {
  const { a, b, region } = copy;
  const found = [...hunks(region)].map(({ here, there }): Difference => {
    const [wordsHere, wordsThere] = [a.words.slice(here.start, here.end), b.words.slice(there.start, there.end)];
    return { kind: kindOf(wordsHere, wordsThere), here: wordsHere.join(' '), there: wordsThere.join(' ') };
  });
  found.push(...ownItems(copy));
  return found.sort((x, y) => DANGER.indexOf(x.kind) - DANGER.indexOf(y.kind));
}

/** Items of lists and rows of tables that the other side has nothing like. */
function ownItems({ a, b, region }: Copy): Difference[] {
  const sides = [
    { text: a, range: region.a, side: 0 },
    { text: b, range: region.b, side: 1 },
  ];
  return sides.flatMap(({ text, range, side }) => {
    const shared = new Set(region.pairs.filter((_, index) => index % 2 === side));
    const places = new Map(text.offsets.map((offset, place) => [offset, place]));
    return text.page.passages.flatMap((passage): Difference[] => {
      if (passage.parent === null || passage.words.length < 2) return [];
      const own = passage.offsets.map((offset) => places.get(offset) ?? -1);
      if (own.some((place) => place < range.start || place >= range.end)) return [];
      if (own.filter((place) => !shared.has(place)).length < OWN_ITEM * own.length) return [];
      const words = passage.words.join(' ');
      return [{ kind: 'item', here: side === 0 ? words : '', there: side === 0 ? '' : words }];
    });
  });
}

function kindOf(here: readonly string[], there: readonly string[]): Difference['kind'] {
  const differs = (isIt: (word: string) => boolean): boolean =>
    here.filter(isIt).join(' ') !== there.filter(isIt).join(' ');
  // A long stretch that only one side has is new text: what is in it contradicts nothing.
  if (Math.abs(here.length - there.length) > LONG) return 'wording';
  if (differs((word) => MONTHS.has(word) || /^(?:19|20)\d\d$/.test(word))) return 'date';
  if (differs((word) => /\p{N}/u.test(word))) return 'number';
  return differs(isNegation) ? 'negation' : 'wording';
}

const LONG = 12;

/** Languages whose months and negations are known. In others these differences are named as wording. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

const MONTHS = new Set(
  LANGUAGES.flatMap((language) =>
    Array.from({ length: 12 }, (_, month) =>
      new Date(Date.UTC(2024, month, 15))
        .toLocaleDateString(language, { month: 'long', timeZone: 'UTC' })
        .toLowerCase(),
    ),
  ).filter((name) => name !== 'may'),
);

const NEGATIONS = new Set(
  'not no never none nobody nothing without cannot neither nor nicht kein keine keinen keiner nie niemals ohne ne pas jamais aucun aucune sans nunca ningún ninguna sin non mai senza não nem sem niet geen nooit zonder'.split(
    ' ',
  ),
);

const isNegation = (word: string): boolean => NEGATIONS.has(word) || word.endsWith("n't");
