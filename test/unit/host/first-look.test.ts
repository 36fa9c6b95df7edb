import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FileSource } from '../../../server/src/handbook/files';
import { createDiskFiles } from '../../../server/src/host/files/disk';
import { Keeper } from '../../../server/src/host/keeper';
import * as parser from '../../../server/src/page/parse';
import type { Finding } from '../../../server/src/rules/rule';
import { site } from '../../support/handbook';
import { type MemoryFiles, memoryFiles } from '../../support/memory-files';
import { past } from '../history/past';

interface Looked {
  /** What is said of the page before all others are read. */
  readonly first: readonly string[];
  /** Files that were read for it, and folders that were listed. */
  readonly reads: readonly string[];
  readonly lists: readonly string[];
  /** What is said in the end. */
  readonly settled: readonly string[];
}

const inShort = ({ severity, rule, span: { start, end } }: Finding): string => `${severity} ${rule} ${start}-${end}`;

async function lookAt(source: FileSource, path: string, text: string, disk?: MemoryFiles): Promise<Looked> {
  let first: readonly string[] = [];
  let reads: readonly string[] = [];
  let lists: readonly string[] = [];
  const keeper = await Keeper.open({
    source,
    git: past().log,
    requested: true,
    hidden: [],
    log: () => {},
    first: async (look) => {
      first = ((await look.answer(path, text))?.findings ?? []).map(inShort);
      reads = [...(disk?.reads ?? [])];
      lists = [...(disk?.lists ?? [])];
    },
  });
  return { first, reads, lists, settled: (await keeper.findings(path)).map(inShort) };
}

function look(files: Readonly<Record<string, string>>): Promise<Looked> {
  const disk = memoryFiles(files);
  return lookAt(disk, 'a.md', files['a.md'] ?? '', disk);
}

test('one page of 300 is answered for by its own text, the configuration and the sections that it links to', async () => {
  const others = Array.from({ length: 300 }, (_, index) => [`p${index}.md`, `# P${index}\n`]);
  const { first, reads, settled } = await look({
    ...site('github'),
    ...Object.fromEntries(others),
    'a.md': '[1](p1.md#p1) [2](p2.md#no) [3](p3.md) [4](gone.md) ![5](gone.png)\n',
  });
  expect(first).toEqual([
    'error link/missing-anchor 18-26',
    'error link/missing-page 43-50',
    'error link/missing-asset 57-65',
  ]);
  expect(reads).toEqual(['handbook.config.json', 'p1.md', 'p2.md']);
  expect(settled).toEqual(first);
});

test('each folder is listed once for a first answer, those that links lead into among them', async () => {
  const text = '[x](docs/b.md) ![y](img/y.png) [z](docs/gone/) [v](vendor/v.md)\n';
  const files = { 'a.md': text, 'docs/b.md': '', 'img/y.png': '', 'vendor/v.md': '', 'vendor/in/w.md': '' };
  const disk = memoryFiles({ ...site('github'), ...files });
  const { first, lists } = await lookAt(disk, 'a.md', text, disk);
  expect(first).toEqual(['error link/missing-page 35-45']);
  expect(lists).toEqual(['', 'docs', 'img', 'vendor']);
});

test('a page is read once, whether it is looked at first or not', async () => {
  const disk = memoryFiles({ ...site('github'), 'a.md': '[x](b.md#c)\n', 'b.md': '# B\n', 'c.md': '# C\n' });
  await lookAt(disk, 'a.md', '[x](b.md#c)\n');
  expect(disk.reads.filter((path) => path.endsWith('.md'))).toEqual(['b.md', 'a.md', 'c.md']);
});

test('a page that was looked at first is compared with the others like any', async () => {
  const passage =
    'We pay for the travel of everybody who comes to our yearly meeting, for a room nearby, ' +
    'for the meals on the way there and back, and for whatever else it takes to be with us for the whole week.\n';
  const { settled } = await look({ ...site('github'), 'a.md': passage, 'b.md': passage });
  expect(settled).toEqual(['information duplicate/identical 0-192']);
});

test('a page is read while the folder is listed', async () => {
  const disk = memoryFiles({ ...site('github'), 'a.md': '[x](gone.md)\n' });
  const parse = vi.spyOn(parser, 'parseOutline');
  onTestFinished(() => parse.mockRestore());
  let goOn = (): void => {};
  const paused = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const list = (folder: string) => paused.then(() => disk.list(folder));
  await Keeper.open({
    source: { ...disk, list },
    git: past().log,
    requested: true,
    hidden: [],
    log: () => {},
    first: async (look) => {
      const answer = look.answer('a.md', '[x](gone.md)\n');
      expect(parse).toHaveBeenCalledWith('[x](gone.md)\n');
      goOn();
      expect((await answer)?.findings.map(inShort)).toEqual(['error link/missing-page 4-11']);
    },
  });
});

test('the text of the editor counts', async () => {
  const disk = memoryFiles({ ...site('github'), 'a.md': '# A\n' });
  expect((await lookAt(disk, 'a.md', '[x](gone.md)\n')).first).toEqual(['error link/missing-page 4-11']);
});

test('a link that another page’s frontmatter makes work is never called broken', async () => {
  const { first, settled } = await look({
    ...site('eleventy', { baseUrl: '' }),
    'a.md': '[x](/moved/) [y](/gone/)\n',
    'b.md': '---\npermalink: /moved/\n---\n# B\n',
  });
  expect(first).toEqual(['error link/missing-page 17-23']);
  expect(settled).toEqual(first);
});

test('what another likely reading of the site does not say is left for later', async () => {
  const { first, settled } = await look({
    'a.md': '[x](/b) [y](c/) [z](gone.md)\n',
    'b.md': '# B\n',
    'c/index.md': '# C\n',
  });
  expect(first).toEqual(['error link/missing-page 20-27']);
  expect(settled).toContain('error link/missing-page 20-27');
});

test('an anchor that a layout may bring is left for later', async () => {
  const { first, settled } = await look({ ...site('eleventy'), 'a.md': '[x](#toc)\n' });
  expect(first).toEqual([]);
  expect(settled).toEqual(['error link/missing-anchor 4-8']);
});

test('whether a comment is of use, and what the other pages do, is left for later', async () => {
  const pages = Array.from({ length: 9 }, (_, index) => [`p${index}.md`, '---\ntitle: P\n---\n']);
  const { first, settled } = await look({
    ...site('eleventy'),
    ...Object.fromEntries(pages),
    'a.md': '# A\n\n<!-- handbook-ignore link/missing-page -->\n',
  });
  expect(first).toEqual([]);
  expect(settled.map((line) => line.split(' ')[1])).toEqual(['frontmatter/missing', 'ignore/unused']);
});

test('everything that is said first of the sample handbook stays', async () => {
  const folder = 'test/fixtures/sample-handbook';
  const source = createDiskFiles(folder, { blocking: false });
  const said: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.md')) continue;
    const path = name.replaceAll('\\', '/');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode((await source.read(path)) ?? new Uint8Array());
    const { first, settled } = await lookAt(source, path, text);
    expect(settled).toEqual(expect.arrayContaining([...first]));
    said.push(...first.map((line) => line.split(' ')[1] ?? ''));
  }
  expect(said.sort()).toMatchInlineSnapshot(`
    [
      "frontmatter/syntax",
      "link/missing-asset",
      "link/missing-page",
      "link/missing-page",
      "link/missing-page",
      "link/missing-page",
      "link/redirected",
      "link/undefined-reference",
    ]
  `);
});
