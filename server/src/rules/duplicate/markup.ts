/** Signs that open or close something, or part two cells. */
const SIGN = /[*_`[\]<>~|]/g;
const DESTINATION = /\]\([^()\s]{0,500}\)/g;
/** What is opened and closed again within a line. */
const PAIRS = [/`[^`\r\n]{1,500}`/g, /!?\[[^[\]\r\n]{0,500}\](?=\()/g, /(\*\*|__|~~|\*|_)(?=\S)([^*_~\r\n]{1,500})\1/g];

/** Whether a stretch of Markdown can stand in place of another without tearing apart what encloses either. */
export function isWhole(text: string, other: string): boolean {
  return signsOf(text) === signsOf(other) || [text, other].every((each) => signsOf(withoutPairs(each)) === '');
}

const signsOf = (text: string): string => (text.replace(DESTINATION, ']').match(SIGN) ?? []).join('');

function withoutPairs(text: string): string {
  let left = text;
  for (const pair of PAIRS) left = left.replace(pair, '');
  return left.replace(/\([^()\s]{0,500}\)/g, '');
}
