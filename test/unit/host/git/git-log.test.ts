import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGitLog, type DisposableGitLog } from '../../../../server/src/host/git/git-log';
import { gitIsInstalled, prose, TemporaryRepository } from './temporary-repository';

describe.skipIf(!gitIsInstalled)('the history of a repository', () => {
  let repository: TemporaryRepository;
  let said: string[];
  const opened: DisposableGitLog[] = [];

  beforeEach(() => {
    repository = new TemporaryRepository();
    said = [];
  });
  afterEach(() => {
    for (const log of opened.splice(0)) log.dispose();
    repository.remove();
  });

  function open(folder = repository.folder, options: { trusted?: boolean; executable?: string } = {}) {
    const log = createGitLog({ folder, trusted: true, ...options, log: (message) => said.push(message) });
    opened.push(log);
    return log;
  }

  test('lists commits newest first, with what happened to pages', async () => {
    const first = repository.commit('First', { 'a.md': prose('a'), 'b.md': prose('b'), 'src/x.ts': 'x' });
    repository.commit('Code', { 'src/x.ts': 'y' });
    const second = repository.commit('Move ä', { 'a.md': null, 'sub/ä b.md': `${prose('a')}More.\n`, 'b.md': null });

    expect(await open().commits()).toEqual([
      {
        id: second,
        day: '2024-01-03',
        subject: 'Move ä',
        changes: [
          { kind: 'deleted', path: 'b.md' },
          { kind: 'renamed', from: 'a.md', path: 'sub/ä b.md', likeness: 98 },
        ],
      },
      {
        id: first,
        day: '2024-01-01',
        subject: 'First',
        changes: [
          { kind: 'added', path: 'a.md' },
          { kind: 'added', path: 'b.md' },
        ],
      },
    ]);
    expect(said).toEqual([]);
  });

  test('lists images that were renamed or deleted', async () => {
    repository.commit('First', { 'a.png': prose('a'), 'b.png': prose('b') });
    const second = repository.commit('Second', { 'a.png': null, 'c.png': prose('a'), 'b.png': null });
    const [newest, ...others] = await open().commits();
    expect(others).toEqual([]);
    expect(newest?.id).toBe(second);
    expect(newest?.changes).toEqual([
      { kind: 'deleted', path: 'b.png' },
      { kind: 'renamed', from: 'a.png', path: 'c.png', likeness: 100 },
    ]);
  });

  test('holds the commits of merged branches', async () => {
    repository.commit('First', { 'a.md': prose('a') });
    repository.git('switch', '--quiet', '--create', 'side');
    const side = repository.commit('On the side', { 'a.md': null, 'b.md': prose('a') });
    repository.git('switch', '--quiet', 'main');
    repository.commit('On main', { 'c.md': prose('c') });
    repository.git('merge', '--quiet', '--no-edit', 'side');

    const commits = await open().commits();
    expect(commits.map(({ subject }) => subject)).toEqual(['On main', 'On the side', 'First']);
    expect(commits[1]).toMatchObject({ id: side, changes: [{ kind: 'renamed', from: 'a.md', path: 'b.md' }] });
  });

  test('speaks of a subfolder as if it were everything', async () => {
    const first = repository.commit('First', { 'docs/a.md': prose('a'), 'out.md': prose('out') });
    repository.commit('Elsewhere', { 'other/x.md': prose('x') });
    repository.commit('In and out', {
      'out.md': null,
      'docs/in.md': prose('out'),
      'docs/a.md': null,
      'other/a.md': prose('a'),
    });

    const log = open(join(repository.folder, 'docs'));
    const commits = await log.commits();
    expect(commits.map(({ subject, changes }) => ({ subject, changes }))).toEqual([
      {
        subject: 'In and out',
        changes: [
          { kind: 'deleted', path: 'a.md' },
          { kind: 'added', path: 'in.md' },
        ],
      },
      { subject: 'First', changes: [{ kind: 'added', path: 'a.md' }] },
    ]);
    expect(await log.read(first, 'a.md')).toBe(prose('a'));
    expect(await log.read(first, 'out.md')).toBeNull();
    expect(await log.read(first, '../out.md')).toBeNull();
  });

  test('is read again only when HEAD has moved', async () => {
    repository.commit('First', { 'a.md': prose('a') });
    const log = open();
    const [before, same] = await Promise.all([log.commits(), log.commits()]);
    expect(same).toBe(before);
    expect(await log.commits()).toBe(before);
    repository.commit('Second', { 'b.md': prose('b') });
    expect((await log.commits()).map(({ subject }) => subject)).toEqual(['Second', 'First']);
  });

  test('is not read anew when it was read before it was asked for', async () => {
    repository.commit('First', { 'a.md': prose('a') });
    let times = 0;
    const kept = async (): Promise<null> => {
      times += 1;
      return null;
    };
    const log = createGitLog({ folder: repository.folder, trusted: true, kept });
    opened.push(log);
    await log.prepare();
    expect(times).toBe(1);
    expect((await log.commits()).map(({ subject }) => subject)).toEqual(['First']);
    expect(times).toBe(1);
  });

  test('says only to those who ask that there is none', async () => {
    const log = open();
    await log.prepare();
    expect(said).toEqual([]);
    expect(await log.commits()).toEqual([]);
    expect(said).toEqual(['The history is not used: fatal: Needed a single revision']);
  });

  test('finds moved files in a commit that moves very many', async () => {
    const names = Array.from({ length: 1200 }, (_, index) => `${index}.md`);
    repository.commit('First', Object.fromEntries(names.map((name) => [`old/${name}`, prose(name)])));
    repository.git('mv', 'old', 'new');
    repository.commit('Second');
    const [newest] = await open().commits();
    expect(newest?.changes.filter(({ kind }) => kind === 'renamed')).toHaveLength(1200);
  });

  test('gives the text of a file in a commit and in its parent', async () => {
    const first = repository.commit('First', {
      'a b.md': 'ä\r\n',
      'empty.md': '',
      'x.md': new Uint8Array([0x61, 0xff]),
    });
    const second = repository.commit('Second', { 'a b.md': '\ufeffnew', 'dir/c.md': 'c' });
    const log = open();
    const texts = await Promise.all([
      log.read(second, 'a b.md'),
      log.read(`${second}^`, 'a b.md'),
      log.read(first, 'missing.md'),
      log.read(first, 'empty.md'),
      log.read(first, 'x.md'),
      log.read(second, 'dir'),
      log.read(`${first}^`, 'a b.md'),
      log.read(second, 'dir/c.md'),
      log.read(second, 'dir/c.md\n'),
      log.read('HEAD', 'dir/c.md'),
      log.read('--help', 'dir/c.md'),
    ]);
    expect(texts).toEqual(['\ufeffnew', 'ä\r\n', null, '', 'a\ufffd', null, null, 'c', null, null, null]);
  });

  test('gives large files whole, and no file that is far too large for a page', async () => {
    const large = 'All work and no play. '.repeat(200_000);
    const id = repository.commit('First', { 'a.md': large, 'huge.md': new Uint8Array(17 * 1024 * 1024), 'z.md': 'z' });
    const log = open();
    expect(await Promise.all(['a.md', 'huge.md', 'z.md'].map((path) => log.read(id, path)))).toEqual([
      large,
      null,
      'z',
    ]);
  });

  test('is empty without trust, and no process is started', async () => {
    const id = repository.commit('First', { 'a.md': prose('a') });
    const log = open(repository.folder, { trusted: false, executable: join(repository.folder, 'does-not-exist') });
    expect([await log.commits(), await log.read(id, 'a.md'), said]).toEqual([[], null, []]);
  });

  test('is empty without git', async () => {
    const id = repository.commit('First', { 'a.md': prose('a') });
    const executable = join(repository.folder, 'does-not-exist');
    const log = open(repository.folder, { executable });
    expect([await log.commits(), await log.commits(), await log.read(id, 'a.md')]).toEqual([[], [], null]);
    expect(said).toEqual([`The history is not used: spawn ${executable} ENOENT`]);
  });

  test('is empty before the first commit', async () => {
    expect(await open().commits()).toEqual([]);
    expect(said).toEqual(['The history is not used: fatal: Needed a single revision']);
  });

  test('is empty in a damaged repository', async () => {
    repository.commit('First', { 'a.md': prose('a') });
    const second = repository.commit('Second', { 'b.md': prose('b') });
    const tree = repository.git('rev-parse', `${second}^^{tree}`);
    rmSync(join(repository.folder, '.git/objects', tree.slice(0, 2), tree.slice(2)), { force: true });
    expect(await open().commits()).toEqual([]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(tree);
  });

  test('is empty once disposed, also while it is read', async () => {
    const id = repository.commit('First', { 'a.md': prose('a') });
    const log = open();
    const asked = Promise.all([log.commits(), log.read(id, 'a.md')]);
    log.dispose();
    expect(await asked).toEqual([[], null]);
    expect([await log.commits(), await log.read(id, 'a.md'), said]).toEqual([[], null, []]);
  });

  test('stands at a commit of a folder', async () => {
    const first = repository.commit('First', { 'a.md': '', 'docs/b.md': '' });
    const [log, docs] = [open(), open(join(repository.folder, 'docs'))];
    expect([await log.standing(), await docs.standing()]).toEqual([`${first} `, `${first} docs/`]);
    const second = repository.commit('Second', { 'a.md': 'a' });
    expect(await log.standing()).toBe(`${second} `);
    expect(said).toEqual([]);
  });

  test('stands nowhere that is sure in a shallow clone, which may get earlier commits', async () => {
    repository.commit('First', { 'a.md': '' });
    repository.commit('Second', { 'b.md': '' });
    const clone = join(repository.folder, 'clone');
    repository.git('clone', '--quiet', '--depth=1', pathToFileURL(repository.folder).href, clone);
    expect(await open(clone).standing()).toBeNull();
  });

  test.skipIf(process.platform === 'win32')('stands nowhere that is sure where git does not tell', async () => {
    const silent = join(repository.folder, 'git.sh');
    writeFileSync(silent, '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
    expect(await open(repository.folder, { executable: silent }).standing()).toBeNull();
  });

  test('stands where there is no repository by the reason that git gives', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'handbook-no-repository-'));
    expect(await open(folder).standing()).toMatch(/not a git repository/);
    rmSync(folder, { recursive: true });
  });

  test('goes as far back as a shallow clone does', async () => {
    repository.commit('First', { 'a.md': prose('a') });
    repository.commit('Second', { 'b.md': prose('b') });
    repository.commit('Third', { 'c.md': prose('c') });
    const clone = join(repository.folder, 'clone');
    repository.git('clone', '--quiet', '--depth=2', pathToFileURL(repository.folder).href, clone);

    const commits = await open(clone).commits();
    expect(commits.map(({ subject, changes }) => [subject, changes.length])).toEqual([
      ['Third', 1],
      ['Second', 2],
    ]);
    expect(said).toEqual([]);
  });

  test('tells whole files moved in a clone without contents, and fetches none', async () => {
    repository.commit('First', { 'a.md': prose('a'), 'b.md': prose('b') });
    const second = repository.commit('Second', {
      ...{ 'a.md': null, 'c.md': prose('a') },
      ...{ 'b.md': null, 'd.md': `${prose('b')}More.\n` },
    });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const clone = join(repository.folder, 'clone');
    const source = pathToFileURL(repository.folder).href;
    repository.git('clone', '--quiet', '--no-checkout', '--filter=blob:none', source, clone);

    const log = open(clone);
    const [newest] = await log.commits();
    expect(newest?.changes).toEqual([
      { kind: 'deleted', path: 'b.md' },
      { kind: 'renamed', from: 'a.md', path: 'c.md', likeness: 100 },
      { kind: 'added', path: 'd.md' },
    ]);
    expect(await log.read(second, 'c.md')).toBeNull();
    expect(said).toEqual([]);
  });

  test('is not that of another repository that the environment names', async () => {
    const other = new TemporaryRepository();
    other.commit('Other', { 'other.md': prose('other') });
    repository.commit('Own', { 'own.md': prose('own') });
    process.env.GIT_DIR = join(other.folder, '.git');
    try {
      expect((await open().commits()).map(({ subject }) => subject)).toEqual(['Own']);
    } finally {
      delete process.env.GIT_DIR;
      other.remove();
    }
  });

  // Only the superuser can give a file to somebody else.
  test.skipIf(process.getuid?.() !== 0)('is not read in a folder of somebody whom git does not trust', async () => {
    repository.commit('First', { 'a.md': prose('a') });
    for (const path of ['.', '.git']) chownSync(join(repository.folder, path), 12345, 12345);
    expect(await open().commits()).toEqual([]);
    expect(said).toEqual([
      `The history is not used: fatal: detected dubious ownership in repository at '${repository.folder}'`,
    ]);
  });

  test('is not that of a bare repository hidden in a folder', async () => {
    repository.commit('Own', { 'own.md': prose('own') });
    const hidden = join(repository.folder, 'hidden');
    repository.git('clone', '--quiet', '--bare', repository.folder, hidden);
    expect(await open(hidden).commits()).toEqual([]);
    expect(said[0]).toContain('bare repository');
  });
});

describe.skipIf(!gitIsInstalled)('a folder without a repository', () => {
  test('has no history, which is said once', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'handbook-none-')));
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'a.md'), 'a');
    const said: string[] = [];
    const log = createGitLog({ folder, trusted: true, log: (message) => said.push(message) });
    expect([await log.commits(), await log.read('abcd', 'a.md'), await log.commits()]).toEqual([[], null, []]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('not a git repository');
    log.dispose();
    rmSync(folder, { recursive: true });
  });
});
