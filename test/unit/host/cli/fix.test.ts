import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder } from './program';

const PAGES = {
  'a.md': '\ufeff# A\r\n\r\n[b](B.md) and [b](B.md#x)\r\nand [c](nowhere.md)\n',
  'sub/c.md': '[rail](www.example.com/rail)\n',
  'b.md': '# X\n',
};

test('makes what is nearly certain, keeps line ends and everything else', async () => {
  const folder = temporaryFolder(PAGES);
  const { status, stdout, stderr } = await program(['fix', '.'], { folder });
  expect({ status, stderr: stderr.replace(/^The history .*\n/, '') }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toMatchInlineSnapshot(`
    "a.md
       3:5  Change to b.md (only upper and lower case differ)  link/wrong-case
      3:19  Change to b.md#x (only upper and lower case differ)  link/wrong-case

    sub/c.md
      1:8  Change to https://www.example.com/rail (the scheme was missing)  link/missing-page

    3 problems repaired in 2 pages, 1 problem (1 error) left.
    "
  `);
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(
    '\ufeff# A\r\n\r\n[b](b.md) and [b](b.md#x)\r\nand [c](nowhere.md)\n',
  );
  expect(readFileSync(join(folder, 'sub/c.md'), 'utf8')).toBe('[rail](https://www.example.com/rail)\n');
  expect(readdirSync(folder).sort()).toEqual(['a.md', 'b.md', 'sub']);
});

test('a dry run prints a diff that git applies, and writes nothing', async () => {
  const folder = temporaryFolder(PAGES);
  const { status, stdout, stderr } = await program(['fix', '--dry-run', folder]);
  expect(status).toBe(1);
  expect(stdout.startsWith('--- a/a.md\n+++ b/a.md\n@@ -1,4 +1,4 @@\n')).toBe(true);
  expect(stderr).toContain('3 problems to repair in 2 pages, 1 problem (1 error) left.\n');
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(PAGES['a.md']);

  execFileSync('git', ['apply', '-'], { cwd: folder, input: stdout });
  const applied = readFileSync(join(folder, 'a.md'), 'utf8');
  const other = temporaryFolder(PAGES);
  await program(['fix', other]);
  expect(applied).toBe(readFileSync(join(other, 'a.md'), 'utf8'));
});

test('only the rules that were asked for', async () => {
  const folder = temporaryFolder(PAGES);
  await program(['fix', '--only', 'link/wrong-case', folder]);
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toContain('[b](b.md)');
  expect(readFileSync(join(folder, 'sub/c.md'), 'utf8')).toBe(PAGES['sub/c.md']);
});

test('nothing to do', async () => {
  expect(await program(['fix', temporaryFolder({ 'a.md': '' })])).toMatchObject({
    status: 0,
    stdout: 'No problems in 1 page.\n',
  });
  expect(await program(['fix', temporaryFolder({ 'a.md': '[b](nowhere.md)\n' })])).toMatchObject({
    status: 1,
    stdout:
      'No repair is certain enough to be made unasked: 1 problem (1 error) left. "check --fixes" lists the proposals.\n',
  });
});

test('a page that is not UTF-8 is left alone', async () => {
  const bytes = Buffer.from('caf\xe9 [b](B.md)\n', 'latin1');
  const folder = temporaryFolder({ 'a.md': bytes, 'b.md': '' });
  const { stderr } = await program(['fix', folder]);
  expect(stderr).toContain('a.md is left as it is: it is not UTF-8');
  expect(readFileSync(join(folder, 'a.md'))).toEqual(bytes);
});

test.skipIf(process.platform === 'win32')('a page behind a symbolic link is written, with its mode', async () => {
  const folder = temporaryFolder({ 'real.txt': '[b](B.md)\n', 'b.md': '' });
  chmodSync(join(folder, 'real.txt'), 0o640);
  symlinkSync('real.txt', join(folder, 'a.md'));
  const { status } = await program(['fix', folder]);
  expect(status).toBe(0);
  expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('[b](b.md)\n');
  expect(statSync(join(folder, 'real.txt')).mode & 0o777).toBe(0o640);
});
