import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGitLog } from '../../../../server/src/host/git/git-log';
import { gitIsInstalled, prose, TemporaryRepository } from './temporary-repository';

/** A repository whose configuration names a program wherever git takes one. Each leaves a file when it runs. */
describe.skipIf(!gitIsInstalled)('a hostile .git/config', () => {
  let repository: TemporaryRepository;
  let markers: string;
  let newest: string;
  let missing: string;

  beforeEach(() => {
    markers = realpathSync(mkdtempSync(join(tmpdir(), 'handbook-markers-')));
    repository = new TemporaryRepository();
    repository.commit('First', { 'a.md': prose('a'), 'b.md': prose('b') });
    repository.commit('Second', { 'a.md': `${prose('a')}More.\n`, 'b.md': null, 'c.md': `${prose('b')}More.\n` });
    repository.commit('Rules', {
      '.gitattributes': '* diff=evil filter=evil merge=evil\n*.txt filter=worse\n',
      'x.txt': 'x',
    });
    newest = sign(repository);
    missing = repository.git('rev-parse', `${newest}~3:b.md`);
    plant();
    rmSync(join(repository.folder, '.git/objects', missing.slice(0, 2), missing.slice(2)), { force: true });
  });
  afterEach(() => {
    repository.remove();
    rmSync(markers, { recursive: true, force: true });
  });

  /** A command that leaves a file of this name. */
  function leaves(name: string): string {
    return `touch '${join(markers, name).replaceAll('\\', '/')}'; false`;
  }

  function plant(): void {
    const hooks = join(repository.folder, 'hooks');
    mkdirSync(hooks);
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman', 'pre-auto-gc']) {
      writeFileSync(join(hooks, hook), `#!/bin/sh\n${leaves(`hook-${hook}`)}\n`);
      chmodSync(join(hooks, hook), 0o755);
    }
    const signer = join(repository.folder, 'signer');
    writeFileSync(signer, `#!/bin/sh\n${leaves('gpg')}\n`);
    chmodSync(signer, 0o755);

    const settings: Record<string, string> = {
      'core.hooksPath': hooks,
      'core.fsmonitor': leaves('fsmonitor'),
      'core.pager': leaves('pager'),
      'core.editor': leaves('editor'),
      'core.askPass': leaves('askpass'),
      'core.sshCommand': leaves('ssh'),
      'core.gitProxy': leaves('proxy'),
      'core.alternateRefsCommand': leaves('alternate-refs'),
      'credential.helper': `!${leaves('credential')}`,
      'diff.external': leaves('diff-external'),
      'diff.evil.command': leaves('diff-command'),
      'diff.evil.textconv': leaves('textconv'),
      'filter.evil.clean': leaves('clean'),
      'filter.evil.smudge': leaves('smudge'),
      'filter.worse.process': leaves('process'),
      'merge.evil.driver': leaves('merge'),
      'gpg.program': signer,
      'log.showSignature': 'true',
      'uploadpack.packObjectsHook': leaves('pack-objects'),
      'protocol.allow': 'always',
      'extensions.partialClone': 'origin',
    };
    for (const command of ['rev-parse', 'rev-list', 'diff-tree', 'cat-file', 'log']) {
      settings[`alias.${command}`] = `!${leaves(`alias-${command}`)}`;
      settings[`pager.${command}`] = leaves(`pager-${command}`);
    }
    const remotes = {
      origin: 'ssh://example.invalid/x',
      ext: `ext::sh -c ${leaves('ext').replaceAll(' ', '% ')}`,
      local: repository.folder,
    };
    for (const [name, url] of Object.entries(remotes)) {
      settings[`remote.${name}.url`] = url;
      settings[`remote.${name}.promisor`] = 'true';
      settings[`remote.${name}.uploadpack`] = leaves('upload-pack');
    }
    for (const protocol of ['ssh', 'ext', 'file']) settings[`protocol.${protocol}.allow`] = 'always';
    repository.git('config', 'core.repositoryFormatVersion', '1');
    for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
  }

  test('runs nothing when the history is read', async () => {
    const log = createGitLog({ folder: repository.folder, trusted: true });
    const commits = await log.commits();
    expect(commits.map(({ subject, changes }) => ({ subject, changes }))).toEqual([
      {
        subject: 'Second',
        changes: [
          { kind: 'modified', path: 'a.md' },
          { kind: 'deleted', path: 'b.md' },
          { kind: 'added', path: 'c.md' },
        ],
      },
      {
        subject: 'First',
        changes: [
          { kind: 'added', path: 'a.md' },
          { kind: 'added', path: 'b.md' },
        ],
      },
    ]);
    expect(await log.read(newest, 'a.md')).toBe(`${prose('a')}More.\n`);
    expect(await log.read(commits[1]?.id ?? '', 'b.md')).toBeNull();
    expect(await log.read(commits[0]?.id ?? '', 'a.md')).toBe(`${prose('a')}More.\n`);
    log.dispose();
    expect(readdirSync(markers)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('would run its programs in a git that is not held back', () => {
    const options = { cwd: repository.folder, env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } };
    const run = (...args: string[]) => spawnSync('git', args, options);
    repository.write('a.md', 'new');
    repository.write('x.txt', 'new');
    run('status');
    run('add', 'a.md', 'x.txt');
    run('log', '-1');
    run('cat-file', '--textconv', 'HEAD:a.md');
    run('diff', '--ext-diff', 'HEAD', '--', 'a.md');
    run('cat-file', '-p', missing);
    const some = ['clean', 'diff-command', 'ext', 'fsmonitor', 'gpg', 'process', 'ssh', 'textconv', 'upload-pack'];
    expect(readdirSync(markers)).toEqual(expect.arrayContaining(some));
  });
});

/** Puts a signature that only `gpg.program` could judge on an empty commit. */
function sign(repository: TemporaryRepository): string {
  const commit = execFileSync('git', ['cat-file', 'commit', repository.commit('Signed')], { cwd: repository.folder })
    .toString()
    .replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEz\n -----END PGP SIGNATURE-----\n\n');
  const args = ['hash-object', '-t', 'commit', '-w', '--stdin'];
  const id = execFileSync('git', args, { cwd: repository.folder, input: commit }).toString().trim();
  repository.git('reset', '--quiet', '--soft', id);
  return id;
}
