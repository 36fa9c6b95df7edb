import { layersOf } from '../../handbook/expectations';
import type { Oddity } from '../../handbook/habits/oddity';
import { keysKnown } from '../../handbook/schema-parts';
import type { Frontmatter, Span } from '../../page/page';
import type { Rule } from '../rule';
import { placeAt, pointerTo } from './places';
import { isGrave } from './slips';
import { unlikeFixes } from './unlike-fixes';

/** Frontmatter that differs from what the other pages do. */
export const unlikeOthers: Rule = {
  code: 'frontmatter/unlike-others',
  severity: 'hint',
  *check({ path, page, oddities, expectations }) {
    const { frontmatter } = page;
    // What the site cannot read, or reads as something else, is said first.
    if (frontmatter === null || frontmatter.problems.some(isGrave)) return;
    const [own = []] = layersOf(expectations);
    const known = keysKnown([own], []);
    for (const oddity of oddities) {
      // What a schema says of a key counts more than what the pages do.
      const isLearned = oddity.kind !== 'same-name' && oddity.kind !== 'same-order';
      if (isLearned && known.has(oddity.key)) continue;
      yield {
        rule: 'frontmatter/unlike-others',
        severity: 'hint',
        path,
        span: spanOf(frontmatter, oddity),
        message: messageOf(oddity),
        related: 'others' in oddity && typeof oddity.others !== 'number' ? oddity.others.map(alike) : [],
        subject: { kind: 'unlike-others', oddity },
      };
    }
  },
  fixes: unlikeFixes,
};

/** Where what is odd stands; a key that is missing would stand at the end. */
function spanOf(frontmatter: Frontmatter, oddity: Oddity): Span {
  const closing = { start: frontmatter.content.end, end: frontmatter.span.end };
  if (oddity.kind === 'missing-key') return closing;
  const place = placeAt(frontmatter, pointerTo(frontmatter, oddity));
  return (oddity.kind === 'key' || oddity.kind === 'empty' ? place?.key : place?.value) ?? closing;
}

/** Frontmatter starts a page, wherever in it the key stands. */
const alike = (path: string) => ({ path, span: { start: 0, end: 0 }, message: 'This page says the same.' });

function messageOf(oddity: Oddity): string {
  const { key } = oddity;
  switch (oddity.kind) {
    case 'key':
    case 'value': {
      const { written, instead, few, many, kind } = oddity;
      const who = few === 1 ? 'Only this page says' : `${few} pages say`;
      const where = kind === 'key' ? '' : ` for "${key}"`;
      const isCase = written.toLowerCase() === instead.toLowerCase();
      const said = `${who} "${written}"${where}, and ${many} pages say "${instead}".`;
      return isCase ? `${said} Upper and lower case count.` : said;
    }
    case 'empty':
      return `"${key}" is empty here, and on ${oddity.others} other pages it is not.`;
    case 'missing-key':
      return `All ${oddity.others} other pages of this folder have "${key}", and this page has none.`;
    case 'same-name':
      return `${another(oddity.others)} "${oddity.value}" too, so the navigation shows the same name more than once.`;
    case 'same-order':
      return `${another(oddity.others)} "${key}: ${oddity.value}" too, so which comes first is left to chance.`;
  }
}

const another = ({ length }: readonly string[]): string =>
  length === 1 ? 'Another page of this folder says' : `${length} other pages of this folder say`;
