/** A table of letters and what is written for them: `æae øo`. */
export function lettersOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]));
}

export const withoutAccents = (letter: string): string => letter.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
