import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitIn } from '../../../support/git';
import { program, temporaryFolder } from './program';

const HOTEL = (euros: number, form = 'forms/x.md'): string =>
  `Hotels are paid up to **${euros} euros** a night, and breakfast is part of it. Whoever stays longer than a week asks their lead, as [the form](${form}) says.`;
const TRAINS =
  'Trains are booked by the office, in second class and with a seat of your own, as soon as the day of the trip is known.';
const PAGES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'hotels.md': `# Hotels\n\n${HOTEL(120)}\n\n## Trains\n\n${TRAINS}\n`,
  'team/nights.md': `# The &lt;team>\n\n## Nights & "days"\n\n${HOTEL(140, '../forms/x.md')}\n`,
  'trips.md': `# Trips\n\n${TRAINS}\n`,
  'forms/x.md': '# Form\n',
};

/** Commits the pages with 120 euros on both, then as they are. */
function withHistory(): string {
  const folder = temporaryFolder({ ...PAGES, 'team/nights.md': PAGES['team/nights.md'].replace('140', '120') });
  const git = gitIn(folder, '2024-02-01');
  git('init');
  git('add', '.');
  git('commit', '-m', 'Travel');
  writeFileSync(join(folder, 'team/nights.md'), PAGES['team/nights.md']);
  git('commit', '-am', 'Prices');
  return folder;
}

describe('as text', () => {
  test('each passage by its first words, where it stands, and what differs; what has drifted comes first', async () => {
    const { status, stdout, stderr } = await program(['copies', temporaryFolder(PAGES), '--no-history']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "drifted  Hotels are paid up to 120 euros a night, and breakfast is part of it. …
        hotels.md:3  Hotels
        team/nights.md:5  Nights & "days"
            the number is “120” there and “140” here

      the same  Trains are booked by the office, in second class and with a seat of …
        hotels.md:7  Trains
        trips.md:3  Trips

      2 passages on several of 4 pages: 1 drifted, 1 identical.
      "
    `);
  });

  test('with what the history proves, unless it is not to be asked', async () => {
    const folder = withHistory();
    const { stdout } = await program(['copies', folder]);
    const [head, ...lines] = stdout.split('\n');
    expect(head).toMatch(/^drifted since 1 Feb 2024 {2}Hotels are paid/);
    expect(lines[3]).toMatch(
      /^ {6}They were the same until 2024-02-01; then team\/nights\.md was changed in [0-9a-f]{7}\.$/,
    );
    expect((await program(['copies', folder, '--no-history'])).stdout).toMatch(/^drifted {2}Hotels are paid/);
  });

  test('what is likely meant is counted, and listed last when asked for', async () => {
    const level = (who: string): string =>
      `# ${who}\n\nA senior ${who} leads projects of several teams and helps other ${who}s to grow in their work every day. We expect of every ${who} that they say early what is in the way of a good result.\n`;
    const folder = temporaryFolder({
      ...PAGES,
      'designer.md': level('designer'),
      'programmer.md': level('programmer'),
    });
    const states = async (...argv: string[]): Promise<string[]> =>
      (await program(['copies', folder, ...argv])).stdout
        .split('\n')
        .filter((line) => /^\S/.test(line))
        .map((line) => line.slice(0, 33));
    expect(await states()).toEqual([
      'drifted  Hotels are paid up to 12',
      'the same  Trains are booked by th',
      '2 passages on several of 6 pages:',
    ]);
    expect((await program(['copies', folder])).stdout).toMatch(/ 1 more is likely meant so: --hints shows it\.\n$/);
    expect((await states('--hints')).slice(2)).toEqual([
      'drifted  A senior designer leads ',
      '3 passages on several of 6 pages:',
    ]);
  });

  test('says so when there is nothing', async () => {
    expect(await program(['copies', temporaryFolder({ 'a.md': '# A\n' })])).toEqual({
      status: 0,
      stdout: 'No passage stands on several of 1 page.\n',
      stderr: '',
    });
  });

  test('what a page says does not steer the terminal', async () => {
    const passage = `${TRAINS} \u001b]0;owned\u0007`;
    const { stdout } = await program([
      'copies',
      temporaryFolder({ 'a.md': `# \u001b[31m\n\n${passage}`, 'b.md': passage }),
    ]);
    expect(stdout).toContain('the same');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('as JSON', () => {
  test('one object with the places of each passage, and the words of both in order', async () => {
    const { status, stdout } = await program(['copies', temporaryFolder(PAGES), '--format', 'json', '--no-history']);
    expect(status).toBe(0);
    const { copies, ...report } = JSON.parse(stdout);
    expect(report).toEqual({ version: 1, pages: 4 });
    expect(copies.map(({ state, severity, words }: Record<string, unknown>) => [state, severity, words])).toEqual([
      ['drifted', 'information', 28],
      ['identical', 'information', 26],
    ]);
    expect(copies[0]).toEqual({
      state: 'drifted',
      severity: 'information',
      words: 28,
      since: null,
      places: [
        {
          file: 'hotels.md',
          range: { start: { line: 2, character: 0 }, end: { line: 2, character: HOTEL(120).length } },
          page: 'Hotels',
          section: 'Hotels',
          text: 'Hotels are paid up to 120 euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead, as the form says.',
          differs: null,
        },
        {
          file: 'team/nights.md',
          range: { start: { line: 4, character: 0 }, end: { line: 4, character: HOTEL(140, '../forms/x.md').length } },
          page: 'The <team>',
          section: 'Nights & "days"',
          text: 'Hotels are paid up to 140 euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead, as the form says.',
          differs: {
            from: 0,
            state: 'drifted',
            similarity: 0.96,
            words: 'the number is “120” there and “140” here',
            history: null,
            text: [
              { side: 'both', text: 'Hotels are paid up to' },
              { side: 'gone', text: ' 120' },
              { side: 'new', text: ' 140' },
              {
                side: 'both',
                text: ' euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead, as the form says.',
              },
            ],
          },
        },
      ],
    });
  });

  test('since when, where the history proves it', async () => {
    const { stdout } = await program(['copies', withHistory(), '--format', 'json']);
    expect(JSON.parse(stdout).copies[0]).toMatchObject({ severity: 'warning', since: '2024-02-01' });
  });
});

describe('as HTML', () => {
  test('one page without a script, whose differences are marked word by word', async () => {
    const { status, stdout } = await program(['copies', temporaryFolder(PAGES), '--format', 'html']);
    expect(status).toBe(0);
    expect(stdout.replace(/<style>[\s\S]*<\/style>/, '<style></style>')).toMatchInlineSnapshot(`
      "<!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>2 passages on several pages</title>
      <style></style>
      </head>
      <body>
      <header>
      <h1>2 passages on several pages</h1>
      <p>Found on 4 pages. <del>Struck out</del> is what the first page says, <ins>underlined</ins> what the other one says instead.</p>
      <nav><a href="#drifted">1 Drifted apart</a> <a href="#identical">1 The same</a></nav>
      </header>
      <main>
      <h2 id="drifted">Drifted apart</h2>
      <p>Copies of which one was changed: one of them may no longer hold.</p>
      <article class="information">
      <h3>Hotels are paid up to 120 euros a night, and breakfast is part of it. …</h3>
      <p class="meta">drifted · 2 places · 28 words</p>
      <p class="place">Hotels <code>hotels.md:3</code></p>
      <p class="place">The &lt;team&gt; › Nights &amp; &quot;days&quot; <code>team/nights.md:5</code></p>
      <p>The number is “120” there and “140” here.</p>
      <blockquote>Hotels are paid up to<del> 120</del><ins> 140</ins> euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead, as the form says.</blockquote>
      </article>
      <h2 id="identical">The same</h2>
      <p>Word for word on several pages: the next change may miss one of them.</p>
      <article class="information">
      <h3>Trains are booked by the office, in second class and with a seat of …</h3>
      <p class="meta">the same · 2 places · 26 words</p>
      <p class="place">Hotels › Trains <code>hotels.md:7</code></p>
      <p class="place">Trips <code>trips.md:3</code></p>
      </article>
      </main>
      </body>
      </html>
      "
    `);
    expect(stdout).toContain('prefers-color-scheme: dark');
    expect(stdout).not.toMatch(/<script|src=|href="(?!#)|url\(|@import/);
  });

  test('shows what a page says as text, whatever it says', async () => {
    const bad = "\"><script>alert(1)</script> & <img src=x onerror=alert(2)> 'quoted'";
    const code = `${TRAINS} They say \`${bad}\` to each other.`;
    const folder = temporaryFolder({
      'a.md': `# \`${bad}\`\n\n${code} Once.\n`,
      "it's & co.md": `# B\n\n${code} Twice, and \`<i>\` more.\n`,
    });
    const { stdout } = await program(['copies', folder, '--format', 'html']);
    expect(stdout).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img');
    expect(stdout).toContain('<code>it&#39;s &amp; co.md:3</code>');
    const tags = new Set(stdout.match(/<[a-z]+/g));
    expect([...tags].filter((tag) => /script|img|<b$|<i$/.test(tag))).toEqual([]);
  });

  test('leaves out what is far from every difference', async () => {
    const long = `${TRAINS} ${TRAINS.replace('office', 'other office').replace('second', 'first')}`;
    const folder = temporaryFolder({
      'a.md': `${long} At the end come 120 euros.\n`,
      'b.md': `${long} At the end come 140 euros.\n`,
    });
    const { stdout } = await program(['copies', folder, '--format', 'html']);
    expect(/<blockquote>(.*)<\/blockquote>/s.exec(stdout)?.[1]).toBe(
      '[…] as soon as the day of the trip is known. At the end come<del> 120</del><ins> 140</ins> euros.',
    );
  });
});

test.each([
  [['copies', '--format', 'xml'], '--format is text, json or html, not "xml".'],
  [['copies', '--only', 'link/*'], '"copies" knows no --only.'],
  [['copies', 'nowhere'], 'There is no folder nowhere.'],
])('%j cannot be run', async (argv, reason) => {
  const ran = await program(argv);
  expect(ran).toEqual({ status: 2, stdout: '', stderr: `${reason} Try handbook-keeper --help.\n` });
});
