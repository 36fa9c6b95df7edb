import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findGit } from '../../../../server/src/host/git/executable';

const NAME = process.platform === 'win32' ? 'git.exe' : 'git';
let top: string;

beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'handbook-path-')));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function program(folder: string): string {
  mkdirSync(join(top, folder), { recursive: true });
  const file = join(top, folder, NAME);
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

function find(folder: string, ...entries: string[]): Promise<string | null> {
  mkdirSync(join(top, folder), { recursive: true });
  return findGit(join(top, folder), entries.join(delimiter));
}

describe('git', () => {
  test('is the first one on the path', async () => {
    const first = program('bin');
    program('other');
    expect(await find('work', join(top, 'nowhere'), join(top, 'bin'), join(top, 'other'))).toBe(first);
  });

  test('is never one of the workspace', async () => {
    program('work/node_modules/.bin');
    program('work');
    const outside = program('bin');
    expect(await find('work', join(top, 'work/node_modules/.bin'), join(top, 'work'))).toBeNull();
    expect(await find('work', join(top, 'work'), join(top, 'bin'))).toBe(outside);
  });

  test('is never one of the repository around the opened folder', async () => {
    program('work/bin');
    mkdirSync(join(top, 'work/.git'));
    expect(await find('work/handbook', join(top, 'work/bin'))).toBeNull();
  });

  test('is not looked for in relative entries', async () => {
    program('bin');
    expect(await find('work', '', '.', 'bin', '../bin')).toBeNull();
  });

  test('is a file', async () => {
    mkdirSync(join(top, 'bin', NAME), { recursive: true });
    expect(await find('work', join(top, 'bin'))).toBeNull();
  });

  test.skipIf(process.platform === 'win32')('is not reached by a link into the workspace', async () => {
    program('work/bin');
    symlinkSync(join(top, 'work/bin'), join(top, 'bin'));
    expect(await find('work', join(top, 'bin'))).toBeNull();
  });

  test.skipIf(process.platform === 'win32')('can be executed', async () => {
    chmodSync(program('bin'), 0o644);
    expect(await find('work', join(top, 'bin'))).toBeNull();
  });
});
