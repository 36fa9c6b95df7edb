import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder } from './program';

const WEEK = '# The week\n\n## Monday\n\nSee [the rules](rules.md) and [Tuesday](#tuesday).\n';
const RULES = '# Rules\n\nBack to [the week](week.md#mondays) or [the plan](Plan.md).\n';
const PAGES = { 'week.md': WEEK, 'sub/rules.md': RULES, 'sub/plan.md': '# Plan\n' };

test('the text report: by page, aligned, one line that sums up', async () => {
  const { status, stdout, stderr } = await program(['check', temporaryFolder(PAGES)]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toMatchInlineSnapshot(`
    "sub/rules.md
      3:20  error    Broken link: it leads to /sub/week.md, but there is no page.            link/missing-page
      3:51  warning  Upper and lower case count on the published site: this is sub/plan.md.  link/wrong-case

    week.md
      5:17  error  Broken link: it leads to /rules.md, but there is no page.                             link/missing-page
      5:41  error  No heading or anchor '#tuesday' on this page: the link leads to the top of the page.  link/missing-anchor

    ✖ 4 problems (3 errors, 1 warning) in 2 of 3 pages
    "
  `);
});

test('with the first proposal under each finding', async () => {
  const { stdout } = await program(['check', '--fixes', '--pages', 'week.md', temporaryFolder(PAGES)]);
  expect(stdout).toMatchInlineSnapshot(`
    "week.md
      5:17  error  Broken link: it leads to /rules.md, but there is no page.                             link/missing-page
                   → Change to sub/rules.md (the only page of that name), or 2 other proposals
      5:41  error  No heading or anchor '#tuesday' on this page: the link leads to the top of the page.  link/missing-anchor
                   → Ignore this one (link/missing-anchor)

    ✖ 2 problems (2 errors) in 1 of 1 page
    "
  `);
});

test('errors alone, and the status is theirs in any case', async () => {
  const folder = temporaryFolder({ 'a.md': '[b](B.md)\n', 'b.md': '' });
  expect(await program(['check', folder])).toMatchObject({ status: 0, stdout: expect.stringContaining('1 warning') });
  expect(await program(['check', '--quiet', folder])).toEqual({
    status: 0,
    stdout: 'No problems in 2 pages.\n',
    stderr: '',
  });
  writeFileSync(join(folder, 'b.md'), '[c](c.md)');
  const { status, stdout } = await program(['check', '--quiet', folder]);
  expect(status).toBe(1);
  expect(stdout).toContain('✖ 1 problem (1 error) in 1 of 2 pages\n');
});

test('rules and pages are chosen by glob', async () => {
  const folder = temporaryFolder(PAGES);
  const codes = async (...argv: string[]): Promise<string[]> => {
    const { stdout } = await program(['check', folder, '--format', 'json', ...argv]);
    return JSON.parse(stdout).findings.map(({ file, rule }: { file: string; rule: string }) => `${file} ${rule}`);
  };
  expect(await codes('--only', 'link/missing-page', '--only', '*/wrong-case')).toEqual([
    'sub/rules.md link/missing-page',
    'sub/rules.md link/wrong-case',
    'week.md link/missing-page',
  ]);
  expect(await codes('--pages', './sub/**', '--only', 'link/missing-*')).toEqual(['sub/rules.md link/missing-page']);
});

test('a page whose name is a glob that does not mean it is chosen by its name', async () => {
  const folder = temporaryFolder({ 'a [b] (c).md': '[x](x.md)\n', 'other.md': '[x](x.md)\n' });
  const { stdout } = await program(['check', folder, '--format', 'json', '--pages', 'a [b] (c).md']);
  expect(JSON.parse(stdout).findings).toMatchObject([{ file: 'a [b] (c).md' }]);
});

test('a glob that means no page is said', async () => {
  expect(await program(['check', temporaryFolder({ 'a.md': '' }), '--pages', 'b.md'])).toEqual({
    status: 0,
    stdout: 'No problems in 0 pages.\n',
    stderr: 'No page matches "b.md".\n',
  });
});

test('the JSON report: one object, lines and characters from zero in UTF-16', async () => {
  const folder = temporaryFolder({ 'a.md': '# A\r\n\r\n🌱 [b](./b.md#x "Title")\r\n', 'sub/b.md': '## X\n' });
  const { status, stdout } = await program(['check', folder, '--format', 'json', '--fixes', '--no-history']);
  expect(status).toBe(1);
  expect(stdout.endsWith('}\n')).toBe(true);
  const range = { start: { line: 2, character: 7 }, end: { line: 2, character: 15 } };
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    pages: 2,
    findings: [
      {
        rule: 'link/missing-page',
        severity: 'error',
        file: 'a.md',
        range,
        message: expect.stringMatching(/^Broken link: /),
        related: expect.any(Array),
        fixes: expect.arrayContaining([
          {
            title: expect.stringMatching(/^Change to .*sub\/b\.md#x/),
            preferred: expect.any(Boolean),
            edits: [{ file: 'a.md', range, newText: expect.stringContaining('sub/b.md#x') }],
            create: [],
          },
        ]),
      },
    ],
  });
});

test('no fixes in the JSON report unless asked for', async () => {
  const { stdout } = await program(['check', temporaryFolder(PAGES), '--format', 'json']);
  const { findings } = JSON.parse(stdout);
  expect(findings).toHaveLength(4);
  for (const finding of findings)
    expect(Object.keys(finding)).toEqual(['rule', 'severity', 'file', 'range', 'message', 'related']);
});

test('colours on a terminal, and none where they are not wanted', async () => {
  const folder = temporaryFolder({ 'a.md': '[b](b.md)\n' });
  const coloured = await program(['check', folder], { terminal: true });
  expect(coloured.stdout).toContain('\x1b[31merror\x1b[39m');
  for (const environment of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
    const plain = await program(['check', folder], { terminal: true, environment });
    expect(plain.stdout).not.toContain('\x1b');
  }
});

test('progress is shown on a terminal, and wiped', async () => {
  const folder = temporaryFolder({ 'a.md': '' });
  const { stderr } = await program(['check', folder], { terminal: true });
  expect(stderr).toBe('\r\x1b[KChecking pages: 0 of 1\r\x1b[K');
});

test('what a page says does not steer the terminal', async () => {
  const folder = temporaryFolder({ 'a.md': '[b](<\x1b]0;owned\x07.md>)\n' });
  const { stdout } = await program(['check', folder]);
  expect(stdout).not.toContain('\x1b');
  expect(stdout).not.toContain('\x07');
});

test('a long message goes on below, so that it can be read', async () => {
  const passage =
    'Everybody books their own travel, and keeps every receipt until the end of the quarter. Hotels are paid';
  const folder = temporaryFolder({
    'travel.md': `# Travel\n\n${passage} up to €120.\n`,
    'money.md': `# Money\n\n${passage} up to €140.\n`,
  });
  const { stdout } = await program(['check', '--fixes', '--pages', 'travel.md', folder]);
  expect(stdout).toMatchInlineSnapshot(`
    "travel.md
      3:1  info  This passage has drifted apart from the one in money.md (“Money”): the amount is “€120”  duplicate/drifted
                 here and “€140” there.
                 → Take the version of money.md, or 4 other proposals

    ✖ 1 problem (1 info) in 1 of 1 page
    "
  `);
});
