import { describe, expect, test } from 'vitest';
import { FileTree } from '../../../server/src/handbook/files';
import { memoryFiles } from '../../support/memory-files';

const text = (bytes: Uint8Array | 'pending' | null): string | null =>
  bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : bytes;

describe('the bytes of a file', () => {
  test('are the same until something of its path is forgotten', async () => {
    const disk = memoryFiles({ 'a/x.json': '1' });
    const tree = new FileTree(disk);
    expect([tree.bytes('a/x.json'), tree.waiting]).toEqual(['pending', true]);
    await tree.load();
    expect([text(tree.bytes('a/x.json')), tree.waiting]).toEqual(['1', false]);
    expect(tree.bytes('a/x.json')).toBe(await tree.read('a/x.json'));
    disk.write('a/x.json', '2');
    tree.forget('a/y.json');
    expect(text(await tree.read('a/x.json'))).toBe('1');
    tree.forget('A');
    expect(text(await tree.read('a/x.json'))).toBe('2');
    disk.remove('a');
    tree.forgetAll();
    expect(await tree.read('a/x.json')).toBeNull();
    // What is not listed is not asked for.
    expect(disk.reads).toEqual(['a/x.json', 'a/x.json']);
  });

  test('are read again where the file changed while it was read', async () => {
    const disk = memoryFiles({ 'x.json': '1' });
    const tree: FileTree = new FileTree({
      list: (folder) => disk.list(folder),
      async read(path) {
        const bytes = await disk.read(path);
        disk.write(path, '2');
        tree.forget(path);
        return bytes;
      },
    });
    expect(text(await tree.read('x.json'))).toBe('1');
    expect(tree.bytes('x.json')).toBe('pending');
    expect(text(await tree.read('x.json'))).toBe('2');
  });
});

test('a folder is listed again where something in it changed while it was listed', async () => {
  const disk = memoryFiles({ 'a.md': '' });
  const tree: FileTree = new FileTree({
    read: (path) => disk.read(path),
    async list(folder) {
      const entries = await disk.list(folder);
      disk.write('b.md', '');
      tree.forget('b.md');
      return entries;
    },
  });
  expect((await tree.list('')).map(({ name }) => name)).toEqual(['a.md']);
  expect(tree.look('a.md')).toEqual({ kind: 'pending' });
  expect((await tree.list('')).map(({ name }) => name)).toEqual(['a.md', 'b.md']);
});
