import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { keep, site, type TestHandbook } from '../../support/handbook';

const NFC = 'ü';
const NFD = 'u\u0308';

const DISKS = [
  ['a disk that tells names apart', {}],
  ['a disk that ignores case', { caseInsensitive: true }],
  ['a disk that ignores case and normalisation', { caseInsensitive: true, normalizationInsensitive: true }],
] as const;

describe.each(['eleventy-file-links', 'github', 'gitbook'])('%s', (id) => {
  describe.each(DISKS)('%s', (_, disk) => {
    const kept = (files: Readonly<Record<string, string>>) => keep({ ...site(id), ...files }, { disk });

    test('spaces, encoded and in angle brackets', async () => {
      const page =
        '[a](pay%20day.md) [b](<pay day.md>) [c](My%20Team/a%20b.md#x) ![d](my%20img.png) [e](no%20page.md)\n';
      const files = { 'pay day.md': '', 'My Team/a b.md': '# X\n', 'my img.png': '' };
      const handbook = await kept({ 'page.md': page, ...files });
      expect(await handbook.broken('page.md')).toEqual(['link/missing-page no%20page.md']);
    });

    test('# and % in names', async () => {
      const page = '[a](c%23.md) [b](100%25.md#x) ![c](50%25%20off.png) [d](c#.md) [e](100%.md)\n';
      const handbook = await kept({ 'page.md': page, 'c#.md': '', '100%.md': '# X\n', '50% off.png': '' });
      const broken = await handbook.broken('page.md');
      expect(broken).toHaveLength(1);
      expect(broken[0]).toMatch(/ c#\.md$/);
    });

    test.each([
      ['composed on the disk', NFC],
      ['decomposed on the disk', NFD],
    ])('umlauts, %s, linked in every spelling', async (__, u) => {
      const links = [NFC, NFD, encodeURIComponent(NFC), encodeURIComponent(NFD)];
      const page = links.map((link) => `[x](${link}ber/${link}.md#x) ![y](${link}.png)\n`).join('\n');
      const handbook = await kept({ 'page.md': page, [`${u}ber/${u}.md`]: '# X\n', [`${u}.png`]: '' });
      expect(await handbook.broken('page.md')).toEqual([]);
    });

    test.each([
      ['composed', NFC],
      ['decomposed', NFD],
    ])('an asset with an umlaut that comes and goes, %s', async (__, u) => {
      const handbook = await kept({ 'page.md': `![x](${NFC}.png) ![y](${encodeURIComponent(NFD)}.png)\n` });
      expect(await handbook.broken('page.md')).toHaveLength(2);
      expect(await handbook.change({ [`${u}.png`]: '' })).toEqual(['page.md']);
      expect(await handbook.broken('page.md')).toEqual([]);
      await handbook.change({ [`${u}.png`]: null });
      expect(await handbook.broken('page.md')).toHaveLength(2);
    });

    test('a page with an umlaut in the wrong case', async () => {
      const handbook = await kept({ 'page.md': `[x](${NFD.toUpperCase()}ber.md)\n`, [`${NFC}ber.md`]: '' });
      expect(await handbook.broken('page.md')).toEqual([`link/wrong-case ${NFD.toUpperCase()}ber.md`]);
    });

    test('proposals for strange names are written so that they work', async () => {
      const name = `50% C# ${NFC} (old) day`;
      const handbook = await kept({ 'page.md': '[x](old-day.md)\n', [`team/${name}.md`]: `---\ntitle: x\n---\n` });
      const [fix] = await handbook.fixes('page.md');
      expect(fix?.edits).toHaveLength(1);
      if (fix !== undefined) await handbook.apply(fix);
      expect(await handbook.keeper.text('page.md')).toMatch(/^\[x\]\((?:\.\/)?team\/50%25%20C%23%20%C3%BC%20/);
      expect(await handbook.broken('page.md')).toEqual([]);
    });

    test('a renamed page, only its case changed', async () => {
      const handbook = await kept({ 'page.md': '[x](Pay.md)\n', 'Pay.md': '' });
      expect(await handbook.broken('page.md')).toEqual([]);
      handbook.disk.rename('Pay.md', 'pay.md');
      await handbook.keeper.changed(['Pay.md', 'pay.md']);
      expect(await handbook.broken('page.md')).toEqual(['link/wrong-case Pay.md']);
    });
  });
});

describe('every fix keeps the line ends and what is around it', () => {
  /** Every fix of every finding; texts before and after. */
  async function* everyFix(handbook: TestHandbook, path: string) {
    const text = await handbook.keeper.text(path);
    const findings = await handbook.keeper.findings(path);
    for (const [index] of findings.entries()) {
      for (const fix of await handbook.fixes(path, index)) {
        if (fix.edits.length > 0) yield { text, fix, fixed: await handbook.fixed(path, fix.title, index) };
      }
    }
  }

  const LINES = [
    '# Page',
    '',
    '[a](pay) and [b](#pgae)',
    'and ![c](a.png) [d](PAY-DAY.md)',
    '',
    '| a | b |',
    '|---|---|',
    '| x | [y](gone.md) |',
    '',
    '[e][nope]',
    '',
    '[e]: www.example.com',
    '',
    '<!-- handbook-ignore link/redirected -->',
  ];
  const OTHERS = { 'pay-day.md': '', 'team/pay.md': '# Pay\n', 'img/a.png': '', 'nope.md': '# Nope\n' };

  test.each<[string, string]>([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('%s', async (_, end) => {
    const page = LINES.join(end) + end;
    const handbook = await keep({ ...site('eleventy-file-links'), 'page.md': page, ...OTHERS });
    let fixes = 0;
    for await (const { fixed } of everyFix(handbook, 'page.md')) {
      fixes += 1;
      expect(new Set(fixed.match(/\r\n|\r|\n/g))).toEqual(new Set([end]));
    }
    expect(fixes).toBeGreaterThan(12);
  });

  test('mixed: the lines that are not touched keep theirs', async () => {
    const ends = ['\r\n', '\n', '\r'];
    const page = LINES.map((line, index) => line + ends[index % 3]).join('');
    const handbook = await keep({ ...site('eleventy-file-links'), 'page.md': page, ...OTHERS });
    let fixes = 0;
    for await (const { text, fix, fixed } of everyFix(handbook, 'page.md')) {
      fixes += 1;
      const [edit] = fix.edits;
      const before = text.slice(0, edit?.span.start);
      const after = text.slice(edit?.span.end);
      expect(fixed.startsWith(before) && fixed.endsWith(after)).toBe(true);
      expect(fixed.length).toBe(before.length + (edit?.newText.length ?? 0) + after.length);
    }
    expect(fixes).toBeGreaterThan(12);
  });

  test('a byte order mark stays, and ranges are right behind it', async () => {
    const handbook = await keep({
      ...site('eleventy-file-links'),
      'page.md': '\ufeff---\ntitle: x\n---\n[x](«pay.md»)\n',
      'team/pay.md': '# Pay\n',
    });
    expect(await handbook.said('page.md')).toEqual([
      'error link/missing-page pay.md: Broken link: it leads to /pay, but there is no page.',
    ]);
    expect(await handbook.fixed('page.md', 'Change to team/pay.md')).toBe(
      '\ufeff---\ntitle: x\n---\n[x](team/pay.md)\n',
    );
    expect(parsePage(await handbook.keeper.text('page.md')).frontmatter?.data).toEqual({ title: 'x' });
  });
});
