import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, Extension } from 'micromark-util-types';
import { lastAtOrBefore } from '../lines';

/** A line, and below it one of pipes, dashes and colons, perhaps in a quote: a table may begin there. */
const HEAD = /(?<![^\r\n])[^\r\n]*(?:\r\n|\n|\r)[ \t>]*(?:-+[ \t]*)?[|:][|:\- \t]*(?![^\r\n])/g;
/** With the line end before it. */
const BLANK_LINE = /(?:\r\n|\n|\r(?!\n))[ \t]*(?![^\r\n])/g;

/**
 * GitHub's tables, looked for only where the text can have one. The extension alone takes each line apart, word by word,
 * as if it were a table's head, before it looks at the line below.
 */
export function tables(text: string): Extension {
  const { starts, ends } = possibleTables(text);
  if (starts.length === 0) return {};
  const table = gfmTable().flow?.null as Construct;
  const tokenize: Construct['tokenize'] = function (effects, ok, nok) {
    return (code) => {
      const { offset } = this.now();
      const isPossible = offset <= (ends[lastAtOrBefore(starts, offset)] ?? -1);
      return isPossible ? table.tokenize.call(this, effects, ok, nok)(code) : nok(code);
    };
  };
  return { flow: { null: { ...table, tokenize } } };
}

/** Where tables may stand: from a head to the next blank line. */
function possibleTables(text: string): { starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: head, index } of text.matchAll(HEAD)) {
    if (index <= (ends.at(-1) ?? -1)) continue;
    BLANK_LINE.lastIndex = index + head.length;
    starts.push(index);
    ends.push(BLANK_LINE.exec(text)?.index ?? text.length);
  }
  return { starts, ends };
}
