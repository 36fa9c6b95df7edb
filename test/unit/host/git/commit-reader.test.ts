import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Store } from '../../../../server/src/host/cache/store';
import type { CommitEntry } from '../../../../server/src/host/git/commit-reader';
import * as commits from '../../../../server/src/host/git/commits';
import { createGitLog } from '../../../../server/src/host/git/git-log';
import { gitIsInstalled, prose, TemporaryRepository } from './temporary-repository';

vi.mock('node:child_process', { spy: true });

const COMMANDS = ['rev-parse', 'rev-list', 'diff-tree', 'cat-file'];

/** A repository, and where its commits are kept from one start to the next. */
function kept() {
  const repository = new TemporaryRepository();
  const storage = mkdtempSync(join(tmpdir(), 'handbook-commits-'));
  onTestFinished(() => {
    repository.remove();
    rmSync(storage, { recursive: true });
  });
  const file = join(storage, 'commits.jsonl');
  const said: string[] = [];
  const open = ({ folder = repository.folder, trusted = true, keeps = true } = {}) => {
    const store = () => Store.open<CommitEntry>(file, (line) => said.push(line));
    const git = createGitLog({ folder, trusted, ...(keeps ? { kept: store } : {}), log: (line) => said.push(line) });
    onTestFinished(() => git.dispose());
    return git;
  };
  return { repository, file, said, open, ask };
}

/** The commits, and what git was asked for: its commands, and the commits whose changes it was to tell. */
async function ask(log: ReturnType<typeof createGitLog>) {
  vi.mocked(spawn).mockClear();
  const changes = vi.spyOn(commits, 'readChanges');
  const listed = await log.commits();
  const asked = changes.mock.calls.flatMap(([, ids]) => ids);
  changes.mockRestore();
  const commands = vi
    .mocked(spawn)
    .mock.calls.map(([, args]) => args.filter((arg) => COMMANDS.includes(arg) || arg.startsWith('^')).join(' '));
  return { listed, asked, commands };
}

describe.skipIf(!gitIsInstalled)('the commits of a repository', () => {
  test('are not asked of git again at the next start', async () => {
    const { repository, open, said } = kept();
    const first = repository.commit('First', { 'a.md': prose('a') });
    const code = repository.commit('Code', { 'x.ts': 'x' });
    const second = repository.commit('Second', { 'b.md': prose('b') });

    const cold = await ask(open());
    expect(cold.commands).toEqual(['rev-parse', 'rev-list', 'diff-tree']);
    expect(cold.asked).toEqual([second, code, first]);
    const warm = await ask(open());
    expect(warm).toEqual({ listed: cold.listed, asked: [], commands: ['rev-parse'] });
    expect(said).toEqual([]);
  });

  test.each([
    ['in the same run', true],
    ['at the next start', false],
  ])('are asked for one by one as they are made, %s', async (_, sameRun) => {
    const { repository, open } = kept();
    const first = repository.commit('First', { 'a.md': prose('a') });
    const log = open();
    await log.commits();
    const second = repository.commit('Second', { 'a.md': null, 'b.md': prose('a') });

    const { listed, asked, commands } = await ask(sameRun ? log : open());
    expect(asked).toEqual([second]);
    expect(commands).toEqual(['rev-parse', `rev-list ^${first}`, 'diff-tree']);
    expect(listed).toEqual(await open({ keeps: false }).commits());
  });

  test('are listed in a repository of many as far as they are new', async () => {
    const { repository, open } = kept();
    repository.commit('First', { 'a.md': prose('a') });
    const known = repository.commit('Second', { 'b.md': prose('b') });
    await open().commits();
    repository.git('switch', '--quiet', '--create', 'side');
    repository.commit('On the side', { 'c.md': prose('c') });
    repository.git('switch', '--quiet', 'main');
    repository.commit('On main', { 'd.md': prose('d') });
    repository.git('merge', '--quiet', '--no-edit', 'side');

    const { listed, commands } = await ask(open());
    expect(commands).toEqual(['rev-parse', `rev-list ^${known}`, 'diff-tree']);
    expect(listed).toEqual(await open({ keeps: false }).commits());
    expect(listed.map(({ subject }) => subject)).toEqual(['On main', 'On the side', 'Second', 'First']);
  });

  test('are those of the branch at hand, of which the new ones are asked for', async () => {
    const { repository, open } = kept();
    repository.commit('First', { 'a.md': prose('a') });
    repository.git('branch', 'side');
    repository.commit('To be amended', { 'b.md': prose('b') });
    await open().commits();

    repository.git('commit', '--quiet', '--amend', '--message', 'Amended');
    const amended = await ask(open());
    expect(amended.asked).toEqual([repository.git('rev-parse', 'HEAD')]);
    expect(amended.listed.map(({ subject }) => subject)).toEqual(['Amended', 'First']);

    repository.git('switch', '--quiet', 'side');
    const switched = await ask(open());
    expect(switched.asked).toEqual([]);
    expect(switched.listed).toEqual(await open({ keeps: false }).commits());
    expect(switched.listed.map(({ subject }) => subject)).toEqual(['First']);
  });

  test('stand where they belong when a branch is merged that is older than what was read', async () => {
    const { repository, open } = kept();
    repository.commit('First', { 'a.md': prose('a') });
    repository.git('switch', '--quiet', '--create', 'side');
    const side = repository.commit('On the side', { 'b.md': prose('b') });
    repository.git('switch', '--quiet', 'main');
    const main = repository.commit('On main', { 'c.md': prose('c') });
    await open().commits();
    repository.git('merge', '--quiet', '--no-edit', 'side');

    const { listed, asked, commands } = await ask(open());
    expect(commands).toEqual(['rev-parse', `rev-list ^${main}`, 'rev-list', 'diff-tree']);
    expect(listed.map(({ subject }) => subject)).toEqual(['On main', 'On the side', 'First']);
    expect(listed).toEqual(await open({ keeps: false }).commits());
    expect(asked).toEqual([side]);
  });

  test('are read by two windows at once', async () => {
    const { repository, open, said } = kept();
    repository.commit('First', { 'a.md': prose('a') });
    repository.commit('Second', { 'b.md': prose('b') });
    const [one, other] = await Promise.all([open().commits(), open().commits()]);
    expect(one).toEqual(other);
    expect(await ask(open())).toEqual({ listed: one, asked: [], commands: ['rev-parse'] });
    expect(said).toEqual([]);
  });

  test.each<[string, (file: string) => void, string[], number]>([
    ['cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, -20)), ['diff-tree'], 1],
    [
      'changed',
      (file) => writeFileSync(file, readFileSync(file, 'latin1').replace('"subject":"First"', '"subject":"Other"')),
      ['diff-tree'],
      1,
    ],
    ['something else', (file) => writeFileSync(file, 'words\n{}\n\0\n'), ['rev-list', 'diff-tree'], 3],
  ])('are asked for anew where the file is %s, which is said', async (_, damage, asked, damaged) => {
    const { repository, open, file, said } = kept();
    repository.commit('First', { 'a.md': prose('a') });
    repository.commit('Second', { 'b.md': prose('b') });
    const { listed } = await ask(open());
    damage(file);

    const mended = await ask(open());
    expect(mended.listed).toEqual(listed);
    expect(mended.commands).toEqual(['rev-parse', ...asked]);
    expect(await ask(open())).toEqual({ listed, asked: [], commands: ['rev-parse'] });
    expect(said).toEqual([`Damaged lines of the cache were left out: ${damaged}.`]);
  });

  test('are asked for where the repository lacks the earlier ones, for it may get them', async () => {
    const { repository, open } = kept();
    repository.commit('First', { 'a.md': prose('a') });
    repository.commit('Second', { 'b.md': prose('b') });
    const shallow = mkdtempSync(join(tmpdir(), 'handbook-shallow-'));
    onTestFinished(() => rmSync(shallow, { recursive: true }));
    repository.git('clone', '--quiet', '--depth', '1', `file://${repository.folder}`, shallow);

    const changed = async (): Promise<string[]> =>
      (await open({ folder: shallow }).commits()).map(
        ({ subject, changes }) => `${subject}: ${changes.map(({ path }) => path).join()}`,
      );
    expect(await changed()).toEqual(['Second: a.md,b.md']);
    repository.git('-C', shallow, 'fetch', '--quiet', '--unshallow');
    expect(await changed()).toEqual(['Second: b.md', 'First: a.md']);
  });

  test('are not those of a repository that was there before', async () => {
    const { repository, open, said } = kept();
    repository.commit('First', { 'a.md': prose('a') });
    await open().commits();
    const other = new TemporaryRepository();
    onTestFinished(() => other.remove());
    other.commit('Other', { 'b.md': prose('b') });
    expect((await open({ folder: other.folder }).commits()).map(({ subject }) => subject)).toEqual(['Other']);
    expect(said).toEqual([]);
  });

  test('speak of the folder that is opened', async () => {
    const { repository, open } = kept();
    repository.commit('First', { 'docs/a.md': prose('a'), 'b.md': prose('b') });
    const paths = async (folder: string): Promise<string[]> =>
      (await open({ folder }).commits()).flatMap(({ changes }) => changes.map(({ path }) => path));
    expect(await paths(repository.folder)).toEqual(['b.md', 'docs/a.md']);
    expect(await paths(join(repository.folder, 'docs'))).toEqual(['a.md']);
  });

  test('are not looked up where git may not be started', async () => {
    const { repository, open } = kept();
    repository.commit('First', { 'a.md': prose('a') });
    await open().commits();
    expect(await ask(open({ trusted: false }))).toEqual({ listed: [], asked: [], commands: [] });
  });
});
