import type { Range } from './match';
import { type PageText, wordsIn } from './page-text';
import { isName } from './quote';

/** What kind of difference two stretches are, from the most dangerous to miss. */
export type WordKind = 'number' | 'date' | 'name' | 'negation' | 'wording' | 'spacing';

/** A number, a date or a negation in a longer stretch belongs to other words, and contradicts nothing. */
const FEW = 5;
/** Unless both sides have one. */
const SOME = 10;

export function kindOf(a: PageText, here: Range, b: PageText, there: Range): WordKind {
  const [wordsHere, wordsThere] = [wordsIn(a, here), wordsIn(b, there)];
  if (letters(wordsHere) === letters(wordsThere)) return 'spacing';
  const longest = Math.max(wordsHere.length, wordsThere.length);
  const differs = (isIt: (word: string) => boolean): boolean => {
    const [inHere, inThere] = [wordsHere.filter(isIt), wordsThere.filter(isIt)];
    if (inHere.join(' ') === inThere.join(' ')) return false;
    return longest <= FEW || (longest <= SOME && inHere.length > 0 && inThere.length > 0);
  };
  if (differs(isDate)) return 'date';
  if (differs(isNumber)) return 'number';
  if (longest <= FEW && isName(a, here) && isName(b, there)) return 'name';
  return longest <= FEW && hasNegation(wordsHere) !== hasNegation(wordsThere) ? 'negation' : 'wording';
}

const letters = (words: readonly string[]): string => words.join('').replaceAll("'", '');

/** "18F", "L1" and "3rdparty" are names. */
export const isNumber = (word: string): boolean => /^\p{Nd}+(?:[kmhx]|st|nd|rd|th)?$/u.test(word);

/** Months and weekdays of some languages; in others these differences are named as wording. "May" is a verb, too. */
const DATES = new Set(
  [
    'january february march april june july august september october november december',
    'monday tuesday wednesday thursday friday saturday sunday',
    'januar februar märz april mai juni juli august september oktober november dezember',
    'montag dienstag mittwoch donnerstag freitag samstag sonntag',
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'lundi mardi mercredi jeudi vendredi samedi dimanche',
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'lunes martes miércoles jueves viernes sábado domingo',
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    'lunedì martedì mercoledì giovedì venerdì sabato domenica',
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo',
    'januari februari maart april mei juni juli augustus september oktober november december',
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  ].flatMap((names) => names.split(' ')),
);

export const isDate = (word: string): boolean => DATES.has(word) || /^(?:19|20)\d\d$/.test(word);

/** In the same languages. */
const NEGATIONS = new Set(
  'not no never none nobody nothing without cannot neither nor nicht kein keine keinen keiner nie niemals ohne ne pas jamais aucun aucune sans nunca ningún ninguna sin non mai senza não nem sem niet geen nooit zonder'.split(
    ' ',
  ),
);

/** After a negation, these take it back: "not only". */
const TAKES_BACK = new Set(['only', 'just', 'merely', 'nur', 'seulement', 'solo', 'sólo', 'alleen']);

const hasNegation = (words: readonly string[]): boolean =>
  words.some((word, at) => (NEGATIONS.has(word) || word.endsWith("n't")) && !TAKES_BACK.has(words[at + 1] ?? ''));
