import { expect, test } from 'vitest';
import { type MemoryFiles, memoryFiles } from '../../../support/memory-files';

async function text(files: MemoryFiles, path: string): Promise<string | null> {
  const bytes = await files.read(path);
  return bytes && new TextDecoder().decode(bytes);
}

test('folders are there as long as a file is in them', async () => {
  const files = memoryFiles({ 'b.md': 'b', 'a/x/y.md': 'y' });
  expect(await files.list('')).toEqual([
    { name: 'a', kind: 'folder' },
    { name: 'b.md', kind: 'file' },
  ]);
  expect(await files.list('a')).toEqual([{ name: 'x', kind: 'folder' }]);
  expect(await files.list('b.md')).toBeNull();
  files.remove('a/x/y.md');
  expect(await files.list('a')).toBeNull();
  expect(files.lists).toEqual(['', 'a', 'b.md', 'a']);
});

test('files and folders can be written, removed and renamed', async () => {
  const files = memoryFiles({ 'a/x.md': 'x', 'a/y.md': 'y', 'ab.md': 'ab' });
  files.write('a/x.md', 'new');
  files.rename('a', 'c/d');
  expect([await text(files, 'c/d/x.md'), await text(files, 'a/x.md'), await text(files, 'ab.md')]).toEqual([
    'new',
    null,
    'ab',
  ]);
  files.remove('c');
  expect(await files.list('')).toEqual([{ name: 'ab.md', kind: 'file' }]);
  expect(files.reads).toEqual(['c/d/x.md', 'a/x.md', 'ab.md']);
});

test('a disk may not tell case or umlauts apart', async () => {
  const exact = memoryFiles({ 'Ä/X.md': 'x' });
  expect([await text(exact, 'Ä/x.md'), await exact.list('ä')]).toEqual([null, null]);

  const loose = memoryFiles({ 'Ä/X.md': 'x' }, { caseInsensitive: true, normalizationInsensitive: true });
  expect(await text(loose, 'a\u0308/x.MD')).toBe('x');
  expect(await loose.list('A\u0308')).toEqual([{ name: 'X.md', kind: 'file' }]);
  loose.write('ä/x.md', 'y');
  expect(await loose.list('Ä')).toEqual([{ name: 'X.md', kind: 'file' }]);
  loose.rename('Ä/X.md', 'Ä/x.md');
  expect(await loose.list('Ä')).toEqual([{ name: 'x.md', kind: 'file' }]);
});
