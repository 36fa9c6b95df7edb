import type { Alikeness } from '../../passages/copies';
import { NOT_YET } from './since';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** How copies of a passage stand to each other, in two or three words: "drifted since 1 Feb 2024". */
export function stateInWords({ state, since }: { readonly state: Alikeness; readonly since: string | null }): string {
  if (state === 'identical') return 'the same';
  if (state === 'reworded') return 'in other words';
  if (since === null) return 'drifted';
  return since === NOT_YET ? 'drifted since the last commit' : `drifted since ${dayInWords(since)}`;
}

/** `1 Feb 2024` for `2024-02-01`. */
function dayInWords(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}
