import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { program, temporaryFolder } from './program';

test('a folder without Markdown', async () => {
  const folder = temporaryFolder({ 'code.ts': '', 'node_modules/x/README.md': '[x](x.md)' });
  expect(await program(['check', '.'], { folder })).toEqual({
    status: 0,
    stdout: 'No problems in 0 pages.\n',
    stderr: 'There are no Markdown pages in .: nothing was checked.\n',
  });
});

test('a file in place of a folder', async () => {
  const folder = temporaryFolder({ 'a.md': '' });
  expect(await program(['check', 'a.md'], { folder })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("a.md is a file. Name the handbook's folder; --pages limits the report"),
  });
});

test('a page that is gone when it is read', async () => {
  const folder = temporaryFolder({ 'a.md': '[b](b.md)\n' });
  // Listed and not to be read, like a file that was deleted in between.
  symlinkSync(join(folder, 'nowhere.md'), join(folder, 'b.md'));
  const { status, stderr } = await program(['check', folder]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'b.md could not be read and is left out.\n' });
});

test('a page that is not UTF-8 is read as far as it can be', async () => {
  const folder = temporaryFolder({ 'a.md': Buffer.from('caf\xe9 [b](b.md)\n', 'latin1') });
  const { status, stdout, stderr } = await program(['check', folder]);
  expect(status).toBe(1);
  expect(stdout).toContain('  1:10  error  ');
  expect(stderr).toBe('a.md is not UTF-8; what could not be read is shown as �.\n');
});

test('a page of 5 MB', async () => {
  const words = `${'Words, words and more words. '.repeat(102)}\n\n`;
  const paragraph = 'All work and no play makes a long handbook, says [the author](nobody.md) of it.\n\n';
  const folder = temporaryFolder({ 'a.md': `${words.repeat(1_700)}${paragraph}` });
  const { status, stdout, stderr } = await program(['check', folder]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toContain('3401:');
  expect(stdout).toContain('✖ 1 problem (1 error) in 1 of 1 page\n');
}, 120_000);

test('10,000 broken links on one page, as JSON of several MB that a pipe takes slowly', async () => {
  const links = Array.from({ length: 10_000 }, (_, index) => `[link](missing-${index}.md)`);
  const folder = temporaryFolder({ 'a.md': `${links.join('\n\n')}\n` });
  const { status, stdout, stderr } = await program(['check', folder, '--format', 'json']);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(JSON.parse(stdout).findings).toHaveLength(10_000);
}, 60_000);

test('a configuration with typos is said in the order of the file, and the rest of it counts', async () => {
  const configuration = '{\n  "rule": {},\n  "rules": { "link/missing-pag": "off", "link/missing-anchor": "off" }\n}\n';
  const folder = temporaryFolder({
    'handbook.config.json': configuration,
    'a.md': '[b](#b)\n\n[c](c.md)\n',
  });
  const { status, stdout, stderr } = await program(['check', folder]);
  expect(stderr).toBe(
    'handbook.config.json:2:3: There is no setting "rule". Did you mean "rules"?\n' +
      'handbook.config.json:3:14: There is no rule "link/missing-pag". Did you mean "link/missing-page"?\n',
  );
  expect(status).toBe(1);
  expect(stdout).toContain('link/missing-page');
  expect(stdout).not.toContain('link/missing-anchor');
});

test('a configuration that is no JSON', async () => {
  const folder = temporaryFolder({ 'handbook.config.json': '{ "rules": ', 'a.md': '' });
  const { status, stdout, stderr } = await program(['check', folder]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'No problems in 1 page.\n' });
  expect(stderr).toMatch(/^handbook\.config\.json:1:\d+: This is not valid JSON: /);
});

test('no git', async () => {
  const folder = temporaryFolder({ 'a.md': '[b](b.md)\n' });
  const before = process.env.PATH;
  onTestFinished(() => {
    process.env.PATH = before;
  });
  process.env.PATH = '';
  const { status, stdout, stderr } = await program(['check', '--fixes', folder]);
  expect(status).toBe(1);
  expect(stdout).toContain('link/missing-page');
  expect(stderr).toBe('The history is not used: git was not found\n');
});

test('a shallow clone gives the same errors, and finds the same', async () => {
  const sample = temporaryFolder({});
  const shallow = temporaryFolder({});
  execFileSync(process.execPath, ['test/fixtures/make-history.mjs', sample]);
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${sample}`, shallow]);
  const errors = ['check', '--quiet', '--format', 'json'];
  expect(await program([...errors, shallow])).toEqual(await program([...errors, sample]));
  const found = async (folder: string): Promise<unknown> => {
    const { findings } = JSON.parse((await program(['check', '--format', 'json', folder])).stdout);
    return findings.map(({ rule, file, range }: Record<string, unknown>) => [rule, file, range]);
  };
  expect(await found(shallow)).toEqual(await found(sample));
});
