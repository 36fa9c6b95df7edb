import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSameToLinks } from '../../../server/src/handbook/same-to-links';
import { parsePage } from '../../../server/src/page/parse';
import { anchors } from '../../../server/src/site/anchors';
import { SITE_IDS, sitesById } from '../../../server/src/site/configuration';
import { texts } from '../page/any-text';

const PROFILES = SITE_IDS.flatMap((id) => sitesById(id, null));
const PAGE = '# Pay\n\nSee the [slips].\n\n## Slips {#slips}\n\nBy <a id="mail">mail</a>.\n';

it.each([
  ['a sentence', 'See', 'See all of', true],
  ['a heading', '# Pay', '# Pay day', false],
  ['what a heading leads to', '[slips]', 'slips', true],
  ['a line that some take for a heading', 'See', '##See', false],
  ['such a line in a quote', 'See', '> ##See', false],
  ['a mark that no one takes for a heading', 'See', 'See [more](#slips) and', true],
  ['an anchor of HTML', 'id="mail"', 'id="post"', false],
  ['a template tag that may print a heading', 'See', '{% include x.html %}', false],
  ['a key of the frontmatter', '# Pay', '---\nquestions: 1\n---\n\n# Pay', false],
])('a link does not notice all that is changed: %s', (_, before, after, expected) => {
  expect(isSameToLinks(parsePage(PAGE), parsePage(PAGE.replace(before, after)), PROFILES)).toBe(expected);
});

it('no site gives other ids to a page that is the same to links', () => {
  const ids = (text: string) => {
    const page = parsePage(text);
    return PROFILES.map((profile) => [anchors(page, profile).map(({ id }) => id), profile.otherHeadingIds?.(page)]);
  };
  const headed = texts.map((text) => `# A *b*\n\n${text}\n\n## C {#d}\n`);
  const edit = fc.record({ at: fc.nat(), length: fc.nat(2), more: fc.oneof(texts, fc.constantFrom('x', '#', '\n')) });
  fc.assert(
    fc.property(headed, edit, (before, { at, length, more }) => {
      const start = at % before.length;
      const after = before.slice(0, start) + more + before.slice(start + length);
      if (isSameToLinks(parsePage(before), parsePage(after), PROFILES)) expect(ids(after)).toEqual(ids(before));
    }),
    { numRuns: 500 },
  );
});
