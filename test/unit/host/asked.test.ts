import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAnsweredAlike, Notes } from '../../../server/src/host/asked';
import { NO_LOG, type StandingGitLog } from '../../../server/src/host/git/git-log';
import { Keeper } from '../../../server/src/host/keeper';
import type { Finding } from '../../../server/src/rules/rule';
import { type MemoryFiles, memoryFiles } from '../../support/memory-files';

const FILES = { 'a.md': '# A\n', 'img/a.png': 'a', 'img/deep/b.png': 'b' };

/** A history that stands where a test says, with a note of what it was asked. */
function standingAt(places: readonly (string | null)[]): StandingGitLog & { readonly asked: string[] } {
  const rest = [...places];
  const asked: string[] = [];
  const note = async <T>(what: string, answer: T): Promise<T> => {
    asked.push(what);
    return answer;
  };
  return {
    asked,
    commits: () => note('commits', []),
    read: () => note('read', null),
    standing: () => note('standing', (rest.length > 1 ? rest.shift() : rest[0]) ?? null),
  };
}

async function askAll({ files, history }: Notes): Promise<void> {
  await files.list('img/deep');
  await files.list('');
  await files.list('img');
  await files.list('none');
  await files.read('a.md');
  await files.read('b.md');
  await history.commits();
  await history.read('c0ffee', 'a.md');
}

const alike = async (
  asked: Awaited<ReturnType<Notes['asked']>>,
  disk: MemoryFiles,
  git: StandingGitLog = standingAt(['x']),
) => asked && isAnsweredAlike(asked, disk, git);

test('what was asked is asked again once, the outer folder before the inner, and git where it stands', async () => {
  const notes = new Notes(memoryFiles(FILES), standingAt(['x']));
  await askAll(notes);
  await askAll(notes);
  const [disk, git] = [memoryFiles(FILES), standingAt(['x'])];
  expect(await alike(await notes.asked(), disk, git)).toBe(true);
  expect([disk.lists, disk.reads, git.asked]).toEqual([
    ['', 'img', 'none', 'img/deep'],
    ['a.md', 'b.md'],
    ['standing'],
  ]);
});

test.each<[string, (disk: MemoryFiles) => void, boolean]>([
  ['one byte of a file', (disk) => disk.write('a.md', '# B\n'), false],
  ['a file that went', (disk) => disk.remove('a.md'), false],
  ['a file that was not there', (disk) => disk.write('b.md', ''), false],
  ['a name in a folder', (disk) => disk.rename('img/deep/b.png', 'img/deep/c.png'), false],
  ['the case of a name', (disk) => disk.rename('img/a.png', 'img/A.png'), false],
  ['a folder in the place of a file', (disk) => disk.rename('img/a.png', 'img/a.png/x'), false],
  ['a folder that was not there', (disk) => disk.write('none/x', ''), false],
  ['a file that only its name was asked of', (disk) => disk.write('img/a.png', 'other'), true],
])('the answers are others after a change of %s', async (_, change, expected) => {
  const notes = new Notes(memoryFiles(FILES), standingAt(['x']));
  await askAll(notes);
  const disk = memoryFiles(FILES);
  change(disk);
  expect(await alike(await notes.asked(), disk)).toBe(expected);
});

test('after a commit they are others, unless git was not asked', async () => {
  const [asking, silent] = [0, 1].map(() => new Notes(memoryFiles(FILES), standingAt(['x'])));
  if (asking === undefined || silent === undefined) throw new Error('There are two.');
  await askAll(asking);
  await silent.files.read('a.md');
  const git = standingAt(['y']);
  expect(await alike(await asking.asked(), memoryFiles(FILES), git)).toBe(false);
  expect(git.asked).toEqual(['standing']);
  expect(await alike(await silent.asked(), memoryFiles(FILES), git)).toBe(true);
  expect(git.asked).toEqual(['standing']);
});

test('the first other answer ends it', async () => {
  const notes = new Notes(memoryFiles(FILES), standingAt(['x']));
  await askAll(notes);
  const disk = memoryFiles({ ...FILES, 'new.md': '' });
  expect(await alike(await notes.asked(), disk)).toBe(false);
  expect([disk.lists, disk.reads]).toEqual([[''], []]);
});

/** What is found in a folder, and what was asked for it. */
async function found(disk: MemoryFiles): Promise<{ findings: readonly Finding[]; notes: Notes }> {
  const notes = new Notes(disk, NO_LOG);
  const options = { source: notes.files, git: notes.history, requested: true, hidden: [], log: () => {} };
  const keeper = await Keeper.open(options);
  const findings: Finding[] = [];
  for (const { handbook } of keeper.handbooks)
    for (const path of handbook.pages.keys()) findings.push(...(await keeper.findings(path)));
  return { findings, notes };
}

test('whichever file of a handbook changes or goes: where the answers are alike, the same is found', async () => {
  const sample = 'test/fixtures/sample-handbook';
  const files: Record<string, string> = { 'docs/unused.txt': '', '.gitignore': '*.log\n' };
  for (const entry of readdirSync(sample, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(sample.length + 1);
    if (entry.isFile()) files[path.replaceAll('\\', '/')] = readFileSync(join(sample, path), 'utf8');
  }
  const { findings, notes } = await found(memoryFiles(files));
  const asked = await notes.asked();
  const unnoticed: string[] = [];
  for (const path of Object.keys(files)) {
    for (const change of ['changed', 'gone', 'moved'] as const) {
      const disk = memoryFiles(files);
      if (change === 'changed') disk.write(path, `${files[path]}\n## More\n\n[nowhere](nowhere.md)\n`);
      else if (change === 'gone') disk.remove(path);
      else disk.rename(path, `${path}x`);
      if (!(await alike(asked, disk, NO_LOG))) continue;
      unnoticed.push(`${path} ${change}`);
      expect((await found(disk)).findings, path).toEqual(findings);
    }
  }
  expect(unnoticed.sort()).toEqual([
    'docs/unused.txt changed',
    'package.json changed',
    'src/handbook/images/team-map.svg changed',
    'src/redirects.njk changed',
  ]);
});

test('an answer that changed meanwhile is told', async () => {
  const disk = memoryFiles(FILES);
  const notes = new Notes(disk, standingAt(['x']));
  await notes.files.read('a.md');
  await notes.files.read('a.md');
  expect(notes.contradicted).toBe(false);
  disk.write('a.md', 'other');
  await notes.files.read('a.md');
  expect(notes.contradicted).toBe(true);
});

test('nothing is known of a history that moves, or may without notice', async () => {
  for (const places of [['x', 'y'], [null]]) {
    const notes = new Notes(memoryFiles(FILES), standingAt(places));
    await notes.history.read('c0ffee', 'a.md');
    expect(await notes.asked()).toBeNull();
  }
});

test('what changed is asked again, with the folders around it, and nothing else', async () => {
  const disk = memoryFiles(FILES);
  const notes = new Notes(disk, standingAt(['x', 'y']));
  await askAll(notes);
  disk.write('img/deep/c.png', '');
  disk.write('b.md', '# B\n');
  disk.lists.length = 0;
  disk.reads.length = 0;
  await notes.changed(['img/deep/c.png', 'b.md']);
  notes.historyMoved();
  expect([disk.lists, disk.reads]).toEqual([['img/deep', '', 'img'], ['b.md']]);
  expect(await alike(await notes.asked(), disk, standingAt(['y']))).toBe(true);
});
