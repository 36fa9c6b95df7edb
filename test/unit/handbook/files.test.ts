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
    expect(disk.reads).toHaveLength(3);
  });

  test('are read again where the file changed while it was read', async () => {
    const disk = memoryFiles({ 'x.json': '1' });
    const tree = new FileTree(disk);
    const before = tree.read('x.json');
    disk.write('x.json', '2');
    tree.forget('x.json');
    expect(text(await before)).toBe('1');
    expect(text(await tree.read('x.json'))).toBe('2');
  });
});
