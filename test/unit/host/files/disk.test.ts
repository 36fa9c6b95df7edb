import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileSource } from '../../../../server/src/handbook/files';
import { createDiskFiles } from '../../../../server/src/host/files/disk';

let top: string;
let root: string;
let files: FileSource;

beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'handbook-disk-')));
  root = join(top, 'root');
  mkdirSync(root);
  files = createDiskFiles(root, { blocking: false });
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(path: string, content: string): void {
  const file = join(top, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function read(path: string): Promise<string | null> {
  const bytes = await files.read(path);
  return bytes && new TextDecoder().decode(bytes);
}

/** Every file that a walk through the folders comes to. */
async function walk(folder = ''): Promise<string[]> {
  const found: string[] = [];
  for (const { name, kind } of (await files.list(folder)) ?? []) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (kind === 'file') found.push(path);
    else found.push(...(await walk(path)));
  }
  return found;
}

describe.each([{ blocking: false }, { blocking: true }])('files of the disk, %o', (options) => {
  beforeEach(() => {
    files = createDiskFiles(root, options);
  });

  test('are listed as they are written, in order', async () => {
    write('root/b.md', '');
    write('root/A.md', '');
    write('root/sub/ü #1%.md', '');
    expect(await files.list('')).toEqual([
      { name: 'A.md', kind: 'file' },
      { name: 'b.md', kind: 'file' },
      { name: 'sub', kind: 'folder' },
    ]);
    expect(await files.list('sub')).toEqual([{ name: 'ü #1%.md', kind: 'file' }]);
    expect(await files.list('b.md')).toBeNull();
    expect(await files.list('none')).toBeNull();
  });

  test('are read as bytes', async () => {
    write('root/sub/ü #1%.md', 'ä\r\n');
    for (const known of ['not listed', 'listed']) {
      expect(await read('sub/ü #1%.md'), known).toBe('ä\r\n');
      expect(await read('sub'), known).toBeNull();
      expect(await read(''), known).toBeNull();
      expect(await read('sub/none.md'), known).toBeNull();
      await walk();
    }
    rmSync(join(root, 'sub'), { recursive: true });
    expect(await read('sub/ü #1%.md')).toBeNull();
  });

  test('are none where there is no folder', async () => {
    files = createDiskFiles(join(top, 'none'), options);
    expect([await files.list(''), await files.read('a.md')]).toEqual([null, null]);
  });

  test('outside the folder are never read', async () => {
    write('secret.md', 'secret');
    write('root/sub/a.md', 'a');
    const ways = [
      '../secret.md',
      'sub/../../secret.md',
      join(top, 'secret.md'),
      'sub/../sub/a.md',
      './sub/a.md',
      'sub//a.md',
      'sub/a.md\0',
    ];
    for (const way of ways) expect(await read(way), way).toBeNull();
    for (const way of ['..', '.', '/', 'sub/', top]) expect(await files.list(way), way).toBeNull();
  });

  test.skipIf(process.platform === 'win32')('that never end are not read', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.md')]);
    expect(await files.list('')).toEqual([{ name: 'pipe.md', kind: 'file' }]);
    expect(await read('pipe.md')).toBeNull();
  });
});

// Making a link needs a privilege on Windows.
describe.skipIf(process.platform === 'win32')('symbolic links', () => {
  function link(path: string, target: string): void {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    symlinkSync(target, join(top, path));
  }

  test('within the folder are followed', async () => {
    write('root/docs/a.md', 'a');
    write('root/docs/img/x.png', 'x');
    link('root/content', 'docs');
    link('root/b.md', 'docs/a.md');
    link('root/docs/assets', '../docs/img');
    expect(await files.list('')).toEqual([
      { name: 'b.md', kind: 'file' },
      { name: 'content', kind: 'folder' },
      { name: 'docs', kind: 'folder' },
    ]);
    expect(await walk('content')).toEqual(['content/a.md', 'content/assets/x.png', 'content/img/x.png']);
    expect([await read('b.md'), await read('content/assets/x.png')]).toEqual(['a', 'x']);
  });

  test('out of the folder are named and not read', async () => {
    write('outside/secret.md', 'secret');
    link('root/out', '../outside');
    link('root/secret.md', '../outside/secret.md');
    link('root/nowhere.md', 'none.md');
    expect(await files.list('')).toEqual([
      { name: 'nowhere.md', kind: 'file' },
      { name: 'out', kind: 'folder' },
      { name: 'secret.md', kind: 'file' },
    ]);
    expect(await files.list('out')).toBeNull();
    for (const path of ['secret.md', 'out/secret.md', 'nowhere.md']) expect(await read(path), path).toBeNull();
  });

  test('in the place of what was listed before lead nowhere outside', async () => {
    write('outside/secret.md', 'secret');
    write('root/docs/secret.md', 'a');
    write('root/secret.md', 'b');
    expect(await walk()).toEqual(['docs/secret.md', 'secret.md']);
    expect([await read('docs/secret.md'), await read('secret.md')]).toEqual(['a', 'b']);
    rmSync(join(root, 'secret.md'));
    link('root/secret.md', '../outside/secret.md');
    expect(await read('secret.md')).toBeNull();
    rmSync(join(root, 'docs'), { recursive: true });
    link('root/docs', '../outside');
    expect(await walk()).toEqual(['secret.md']);
    expect([await files.list('docs'), await read('docs/secret.md')]).toEqual([null, null]);
  });

  test('may lead to the folder itself', async () => {
    write('root/a.md', 'a');
    link('alias', 'root');
    files = createDiskFiles(join(top, 'alias'), { blocking: false });
    expect([await walk(), await read('a.md')]).toEqual([['a.md'], 'a']);
  });

  test('in loops end', async () => {
    write('root/a/x.md', 'x');
    write('root/b/y.md', 'y');
    link('root/a/self', '.');
    link('root/a/up', '..');
    link('root/a/toB', '../b');
    link('root/b/toA', '../a');
    link('root/endless', 'endless');
    expect(await walk()).toEqual([
      ...['a/self', 'a/toB/toA', 'a/toB/y.md', 'a/up', 'a/x.md'],
      ...['b/toA/self', 'b/toA/toB', 'b/toA/up', 'b/toA/x.md', 'b/y.md'],
      'endless',
    ]);
    expect(await read('a/self/x.md')).toBe('x');
  });

  test('among many folders do not multiply without end', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const name of names) {
      write(`root/${name}/x.md`, name);
      for (const other of names) if (other !== name) link(`root/${name}/${other}`, `../${other}`);
    }
    const depth = (await walk()).map((path) => path.split('/').length);
    expect(Math.max(...depth)).toBe(5);
  });
});
