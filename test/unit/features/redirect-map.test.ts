import { describe, expect, it } from 'vitest';
import { keep } from '../../support/handbook';
import { Mover } from '../../support/moving';

const CONFIGURATION = '.gitbook.yaml';
const PAGES = { 'README.md': '# Start\n', 'pay.md': '# Pay\n', 'team/README.md': '# Team\n', 'team/who.md': '# Who\n' };

async function open(configuration: string, files: Readonly<Record<string, string>> = PAGES, redirects = true) {
  const handbook = await keep({ [CONFIGURATION]: configuration, ...files });
  return { handbook, mover: new Mover(handbook, redirects) };
}

/** What becomes of the configuration when pages are moved by the author, and when they are moved back. */
async function thereAndBack(configuration: string, from: string, to: string, redirects = true) {
  const { handbook, mover } = await open(configuration, PAGES, redirects);
  await mover.move({ from, to });
  const there = await handbook.keeper.text(CONFIGURATION);
  await mover.move({ from: to, to: from });
  return { there, back: await handbook.keeper.text(CONFIGURATION) };
}

describe('a page that is moved on a site with redirects in .gitbook.yaml', () => {
  it.each([
    ['below the others', 'redirects:\n  old: team/who.md\n', 'redirects:\n  old: team/who.md\n  pay: team/pay.md\n'],
    [
      'as the last of them is written',
      'redirects:\r\n    \'old\' : "./team/who.md" # of old\r\n\r\nroot: ./\r\n',
      'redirects:\r\n    \'old\' : "./team/who.md" # of old\r\n    \'pay\': "./team/pay.md"\r\n\r\nroot: ./\r\n',
    ],
    ['at the end of a file that ends in a line', 'redirects:\n  /a: /b', 'redirects:\n  /a: /b\n  /pay: /team/pay.md'],
    ['where there is none yet', 'root: ./\nredirects:  # none\n', 'root: ./\nredirects:  # none\n  pay: team/pay.md\n'],
    [
      'indented as the rest of the file',
      'structure:\n   summary: S.md\nroot: ./',
      'structure:\n   summary: S.md\nroot: ./\nredirects:\n   pay: team/pay.md',
    ],
    ['in a file that says nothing', '# ours\n', '# ours\nredirects:\n  pay: team/pay.md\n'],
    ['in an empty file', '', 'redirects:\n  pay: team/pay.md\n'],
  ])('forwards from its old address %s', async (_, before, after) => {
    expect(await thereAndBack(before, 'pay.md', 'team/pay.md')).toEqual({ there: after, back: before });
  });

  it.each([
    ['in braces', 'redirects: { old: team/who.md }\n'],
    ['of a broken file', 'redirects:\n  old: "team/who.md\n'],
    ['of a file with a name twice', 'redirects:\n  old: a.md\n  old: b.md\n'],
    ['that are no list of names', 'redirects: later\n'],
    ['in a file of several documents', 'root: ./\n---\nroot: ./\n'],
    ['after the end of the document', 'root: ./\n...\n'],
    ['where one answers at its old address', 'redirects:\n  pay: team/who.md\n'],
  ])('adds nothing to redirects %s', async (_, text) => {
    const { mover } = await open(text);
    expect(await mover.move({ from: 'pay.md', to: 'team/pay.md' })).toEqual({});
  });

  it('forwards from each address in a folder, and from that of the folder itself', async () => {
    const text = 'root: ./docs/\nredirects:\n  old: pay.md\n';
    const pages = Object.fromEntries(Object.entries(PAGES).map(([path, page]) => [`docs/${path}`, page]));
    const { mover } = await open(text, pages);
    expect(await mover.move({ from: 'docs/team', to: 'docs/our team' })).toEqual({
      [CONFIGURATION]: `${text}  team: our team/README.md\n  team/who: our team/who.md\n`,
    });
    expect(await mover.move({ from: 'docs/our team', to: 'docs/team' })).toEqual({ [CONFIGURATION]: text });
  });

  it('does so after another program moved it', async () => {
    const { mover } = await open('redirects:\n  old: pay.md\n');
    expect(await mover.moved({ from: 'pay.md', to: 'team/pay.md' })).toEqual({
      [CONFIGURATION]: 'redirects:\n  old: team/pay.md\n  pay: team/pay.md\n',
    });
  });

  it.each([
    ['README.md', 'start.md', 'no page had that address'],
    ['pay.md', 'pay/README.md', 'its address stays'],
  ])('adds nothing for %s that becomes %s: %s', async (from, to) => {
    const { mover } = await open('redirects:\n  old: team/who.md\n');
    expect(await mover.move({ from, to })).toEqual({});
  });

  it('creates no file', async () => {
    const handbook = await keep({ 'handbook.config.json': '{ "site": "gitbook" }', ...PAGES });
    expect(await new Mover(handbook, true).move({ from: 'pay.md', to: 'team/pay.md' })).toEqual({});
  });

  it('leaves the file to the site that it is of', async () => {
    const { mover } = await open('redirects:\n  old: pay.md\n', {
      ...PAGES,
      'handbook.config.json': '{ "site": "github" }',
    });
    expect(await mover.move({ from: 'pay.md', to: 'team/pay.md' })).toEqual({});
  });
});

describe('redirects to a page that is moved', () => {
  it.each([
    ['pay.md', 'team/pay.md'],
    ['/pay.md', '/team/pay.md'],
    ['./pay.md#day', './team/pay.md#day'],
    ['pay', 'team/pay'],
    ['/pay/', '/team/pay/'],
    ['"pay.md" # money', '"team/pay.md" # money'],
    ["'pay.md'", "'team/pay.md'"],
    ['https://example.com/pay.md', 'https://example.com/pay.md'],
    ['team/who.md', 'team/who.md'],
    ['>-\n    pay.md', '>-\n    pay.md'],
  ])('follow it without being asked: %s', async (value, after) => {
    const text = (each: string) => `redirects:\n  old: ${each}\n  other: x.md\n`;
    const found = await thereAndBack(text(value), 'pay.md', 'team/pay.md', false);
    expect(found).toEqual({ there: text(after), back: text(value) });
  });

  it.each([
    ['a value in braces', 'redirects: { old: pay.md, b: c.md }\n', 'redirects: { old: "x, y.md", b: c.md }\n'],
    ['a name that YAML would read otherwise', 'redirects:\n  old: pay.md\n', 'redirects:\n  old: "x, y.md"\n'],
  ])('keep their file readable, and are what they were: %s', async (_, before, after) => {
    expect(await thereAndBack(before, 'pay.md', 'x, y.md', false)).toEqual({ there: after, back: before });
  });

  it('keep the way in which they name the page of a folder, and find it again', async () => {
    const text = 'redirects:\n  a: team\n  b: team/README.md\n  c: /team/\n';
    const there = 'redirects:\n  a: us\n  b: us.md\n  c: /us/\n';
    expect(await thereAndBack(text, 'team/README.md', 'us.md', false)).toEqual({ there, back: text });
  });

  it('are there no more where it is at the address again, whoever wrote them', async () => {
    const { mover } = await open('redirects:\n  # of old\n  wages: pay.md\n  old: pay.md\nroot: ./\n');
    expect(await mover.move({ from: 'pay.md', to: 'wages.md' })).toEqual({
      [CONFIGURATION]: 'redirects:\n  # of old\n  old: wages.md\nroot: ./\n',
    });
    expect(await mover.move({ from: 'wages.md', to: 'pay.md' })).toEqual({
      [CONFIGURATION]: 'redirects:\n  # of old\n  wages: pay.md\n  old: pay.md\nroot: ./\n',
    });
  });

  it('are taken back where something else was changed in between', async () => {
    const { handbook, mover } = await open('redirects:\n  old: pay.md\n');
    await mover.move({ from: 'pay.md', to: 'team/pay.md' });
    await mover.move({ from: 'team/who.md', to: 'who.md' });
    expect(await handbook.keeper.text(CONFIGURATION)).toBe(
      'redirects:\n  old: team/pay.md\n  pay: team/pay.md\n  team/who: who.md\n',
    );
    expect(await mover.move({ from: 'team/pay.md', to: 'pay.md' })).toEqual({
      [CONFIGURATION]: 'redirects:\n  old: pay.md\n  team/who: who.md\n',
    });
    await handbook.change({ [CONFIGURATION]: 'root: ./\nredirects:\n  team/who: who.md\n' });
    expect(await mover.move({ from: 'who.md', to: 'team/who.md' })).toEqual({ [CONFIGURATION]: 'root: ./\n' });
  });

  it('are offered anew when it is moved once more', async () => {
    const { mover } = await open('root: ./\n');
    const there = { [CONFIGURATION]: 'root: ./\nredirects:\n  pay: wages.md\n' };
    expect(await mover.move({ from: 'pay.md', to: 'wages.md' })).toEqual(there);
    expect(await mover.move({ from: 'wages.md', to: 'pay.md' })).toEqual({ [CONFIGURATION]: 'root: ./\n' });
    expect(await mover.move({ from: 'pay.md', to: 'wages.md' })).toEqual(there);
  });

  it('leave links that use them as they are, and the table of contents follows', async () => {
    const summary = '# Summary\n\n* [Pay](pay.md)\n';
    const { mover, handbook } = await open('redirects:\n  old: pay.md\n', {
      ...PAGES,
      'SUMMARY.md': summary,
      'a.md': '[Pay](/old)\n',
    });
    expect(await mover.move({ from: 'pay.md', to: 'team/pay.md' })).toEqual({
      [CONFIGURATION]: 'redirects:\n  old: team/pay.md\n  pay: team/pay.md\n',
      'SUMMARY.md': '# Summary\n\n* [Pay](team/pay.md)\n',
    });
    expect(await handbook.broken('a.md')).toEqual(['link/redirected /old']);
  });

  it('are found again by a link when a page no longer takes their place', async () => {
    const text = 'redirects:\n  old: pay.md\n';
    const { mover } = await open(text, { ...PAGES, 'a.md': '[Pay](old)\n' });
    expect(await mover.move({ from: 'team/who.md', to: 'old.md' })).toEqual({
      'a.md': '[Pay](pay)\n',
      [CONFIGURATION]: `${text}  team/who: old.md\n`,
    });
    expect(await mover.move({ from: 'old.md', to: 'team/who.md' })).toEqual({
      'a.md': '[Pay](old)\n',
      [CONFIGURATION]: text,
    });
  });
});
