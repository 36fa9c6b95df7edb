import { describe, expect, test } from 'vitest';
import { keep, site } from '../../support/handbook';

const TITLE = /^Ignore this one/;

/** Ignores each finding of a page in turn; what the page says then. */
async function ignoring(page: string, id = 'github') {
  const handbook = await keep({ ...site(id), 'page.md': page });
  const before = await handbook.keeper.text('page.md');
  const found = await handbook.broken('page.md');
  const title = (await handbook.fixes('page.md')).find((fix) => TITLE.test(fix.title))?.title ?? '';
  const text = await handbook.fixed('page.md', title);
  await handbook.apply(await handbook.fix('page.md', title));
  return { before, found, title, text, left: await handbook.broken('page.md') };
}

const COMMENT = '<!-- handbook-ignore link/missing-page -->';

describe('ignoring a finding writes a comment that silences it and nothing else', () => {
  test.each<[string, string, string]>([
    ['a paragraph', 'See [x](gone) there.\n', `See [x](gone) there. ${COMMENT}\n`],
    ['the last line without its end', '[x](gone)', `[x](gone) ${COMMENT}`],
    ['a line inside a paragraph', 'One\n[x](gone) two\nthree\n', `One\n[x](gone) two ${COMMENT}\nthree\n`],
    ['a list item', '- a\n- [x](gone)\n- b\n', `- a\n- [x](gone) ${COMMENT}\n- b\n`],
    ['a line with CRLF', 'a [x](gone) b\r\n\r\nnext\r\n', `a [x](gone) b ${COMMENT}\r\n\r\nnext\r\n`],
    ['a definition', '[x]\n\n[x]: gone\n', `[x]\n\n${COMMENT}\n[x]: gone\n`],
    [
      'a definition behind another',
      '[x] [y]\n\n[y]: #top\n[x]: gone\n',
      `[x] [y]\n\n[y]: #top\n${COMMENT}\n[x]: gone\n`,
    ],
    ['a definition in a list item', '- [x]\n\n  [x]: gone\n', `- [x]\n\n  ${COMMENT}\n  [x]: gone\n`],
    ['a definition with CRLF', '[x]\r\n\r\n[x]: gone\r\n', `[x]\r\n\r\n${COMMENT}\r\n[x]: gone\r\n`],
    [
      'a table row',
      '| a | b |\n|---|---|\n| c | [x](gone) |\n',
      `| a | b |\n|---|---|\n| c | [x](gone) ${COMMENT} |\n`,
    ],
    [
      'a table row without pipes around it',
      'a | b\n--|--\nc | [x](gone)\n',
      `a | b\n--|--\nc | [x](gone) ${COMMENT}\n`,
    ],
    [
      'a table’s head',
      '# T\n\n| a | [x](gone) |\n|---|---|\n| c | d |\n',
      `# T\n\n| a | [x](gone) ${COMMENT} |\n|---|---|\n| c | d |\n`,
    ],
    [
      'a table’s head behind a heading',
      '# T\n| a | [x](gone) |\n|---|---|\n| c | d |\n',
      `# T\n| a | [x](gone) ${COMMENT} |\n|---|---|\n| c | d |\n`,
    ],
    ['a heading', '# A [x](gone)\n', `${COMMENT}\n# A [x](gone)\n`],
    ['a heading with a closing sequence', 'a\n\n## [x](gone) ##\n', `a\n\n${COMMENT}\n## [x](gone) ##\n`],
    ['a line that ends with a hard break', '[x](gone)  \nb\n', `[x](gone) ${COMMENT}  \nb\n`],
    ['a line that ends with a backslash', '[x](gone)\\\nb\n', `[x](gone) ${COMMENT}\\\nb\n`],
    ['a quoted heading', '> # [x](gone)\n', `> ${COMMENT}\n> # [x](gone)\n`],
    ['a heading in a list item', '- # [x](gone)\n', `- ${COMMENT}\n  # [x](gone)\n`],
    ['a heading that is underlined', 'A [x](gone)\n===\n', `${COMMENT}\nA [x](gone)\n===\n`],
    ['a quoted definition', '> [x]\n>\n> [x]: gone\n', `> [x]\n>\n> ${COMMENT}\n> [x]: gone\n`],
    ['HTML', '<p>\n<a href="gone">x</a>\n</p>\n', `<p>\n<a href="gone">x</a> ${COMMENT}\n</p>\n`],
  ])('in %s', async (_, page, fixed) => {
    const { found, title, text, left } = await ignoring(page);
    expect(found).toEqual(['link/missing-page gone']);
    expect(title).toBe('Ignore this one (link/missing-page)');
    expect(text).toBe(fixed);
    expect(left).toEqual([]);
  });

  test.each<[string, string]>([
    ['a tag that goes over several lines', '<img\n  src="gone"\n  alt="">\n'],
    ['a title on the next line', '[x](gone\n"title")\n'],
    ['a definition of which the destination stands on the next line', '[x]\n\n[x]:\n  gone\n'],
  ])('it is not offered where a comment cannot stand: %s', async (_, page) => {
    const handbook = await keep({ ...site('eleventy'), 'page.md': page });
    expect(await handbook.broken('page.md')).toHaveLength(1);
    expect((await handbook.fixes('page.md')).filter(({ title }) => TITLE.test(title))).toEqual([]);
  });

  test('a reference that goes over two lines', async () => {
    const { found, left } = await ignoring('See [the\nplan][nope] there.\n');
    expect(found).toEqual(['link/undefined-reference [the\nplan][nope]']);
    expect(left).toEqual([]);
  });

  test('other findings of other rules on the line stay', async () => {
    const handbook = await keep({ ...site('github'), 'page.md': 'See [x](gone) and [y](#gone) there.\n' });
    await handbook.apply(await handbook.fix('page.md', 'Ignore this one (link/missing-page)'));
    expect(await handbook.broken('page.md')).toEqual(['link/missing-anchor #gone']);
  });
});

describe('a comment silences', () => {
  const said = async (page: string) => {
    const handbook = await keep({ ...site('github'), 'page.md': page });
    return handbook.broken('page.md');
  };

  test('its own line and the next, and no other', async () => {
    expect(await said(`[a](gone-1)\n${COMMENT}\n[b](gone-2)\n[c](gone-3)\n`)).toEqual([
      'link/missing-page gone-1',
      'link/missing-page gone-3',
    ]);
    expect(await said(`[a](gone-1) ${COMMENT}\n`)).toEqual([]);
  });

  test('all rules when it names none, and several when it names several', async () => {
    expect(await said('[a](gone) [b](#gone) <!-- handbook-ignore -->\n')).toEqual([]);
    expect(
      await said('[a](gone) [b](#gone) <!-- handbook-ignore link/missing-page, link/missing-anchor -->\n'),
    ).toEqual([]);
  });

  test('nothing that it does not name', async () => {
    expect(await said(`[b](#gone) ${COMMENT}\n`)).toEqual(['link/missing-anchor #gone', `ignore/unused ${COMMENT}`]);
  });

  test('nothing when it stands in code', async () => {
    expect(await said('[a](gone) `<!-- handbook-ignore -->`\n')).toEqual(['link/missing-page gone']);
  });
});

describe('a comment that silences nothing any more', () => {
  test('is said, with the way out', async () => {
    const handbook = await keep({ ...site('github'), 'page.md': `Fine. «${COMMENT}»\n\n«<!-- handbook-ignore -->»\n` });
    expect(await handbook.said('page.md')).toEqual([
      `hint ignore/unused ${COMMENT}: Nothing here is found by link/missing-page, so this comment is not needed.`,
      'hint ignore/unused <!-- handbook-ignore -->: Nothing here is found by any rule, so this comment is not needed.',
    ]);
    expect(await handbook.offered('page.md')).toEqual(['Remove the comment, preferred']);
    await handbook.apply(await handbook.fix('page.md', 'Remove the comment'));
    expect(await handbook.broken('page.md')).toEqual(['ignore/unused <!-- handbook-ignore -->']);
  });

  test('is said as soon as the link is mended', async () => {
    const handbook = await keep({ ...site('github'), 'page.md': `[x](gone.md) ${COMMENT}\n` });
    expect(await handbook.broken('page.md')).toEqual([]);
    await handbook.change({ 'gone.md': '' });
    expect(await handbook.broken('page.md')).toEqual([`ignore/unused ${COMMENT}`]);
  });
});
