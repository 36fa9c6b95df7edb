/** A string that does not hold on to the text that it was a part of. */
export const copied = (text: string): string => ` ${text}`.slice(1);
