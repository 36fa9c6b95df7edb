import { expect, test } from 'vitest';
import { parseArguments } from '../../../../server/src/host/cli/arguments';
import { program } from './program';

test('check with nothing said', () => {
  expect(parseArguments(['check'])).toEqual({
    kind: 'check',
    folder: '.',
    format: 'text',
    fixes: false,
    only: [],
    pages: [],
    history: true,
    quiet: false,
  });
});

test('check with everything said, flags before and after the folder, values with and without =', () => {
  const argv =
    'check --only link/* a/b --only=ignore/* --pages x.md --pages **/y.md --format json --fixes --no-history';
  expect(parseArguments([...argv.split(' '), '--quiet'])).toEqual({
    kind: 'check',
    folder: 'a/b',
    format: 'json',
    fixes: true,
    only: ['link/*', 'ignore/*'],
    pages: ['x.md', '**/y.md'],
    history: false,
    quiet: true,
  });
});

test('fix', () => {
  expect(parseArguments(['fix', '--dry-run', 'a', '--only', 'link/*'])).toEqual({
    kind: 'fix',
    folder: 'a',
    only: ['link/*'],
    dryRun: true,
  });
});

test('a folder that begins with a dash comes after --', () => {
  expect(parseArguments(['fix', '--', '--odd'])).toMatchObject({ folder: '--odd' });
});

test.each([
  [[], 'Say what to do: check, copies, fix or lsp.'],
  [['chek'], 'There is no command "chek". Did you mean "check"?'],
  [['describe'], 'There is no command "describe".'],
  [['check', '--fromat', 'json'], 'There is no --fromat. Did you mean --format?'],
  [['check', '-x'], 'There is no -x.'],
  [['check', '--format', 'xml'], '--format is text or json, not "xml".'],
  [['check', '--only'], '--only needs a value.'],
  [['check', '--only', '--quiet'], '--only needs a value.'],
  [['check', '--pages='], '--pages needs a value.'],
  [['check', '--quiet=yes'], '--quiet takes no value.'],
  [['check', '--dry-run'], '"check" knows no --dry-run.'],
  [['fix', '--format', 'json'], '"fix" knows no --format.'],
  [['check', 'a', 'b'], 'One folder at a time: "a" or "b"?'],
  [['lsp'], 'The language server speaks over standard input and output: say --stdio.'],
  [['lsp', 'a', '--stdio'], '"lsp" takes no folder: the editor names it.'],
  [['check', 'no-such-folder'], 'There is no folder no-such-folder.'],
  [['check', '--only', 'link/mising-page'], 'No rule is called "link/mising-page". Did you mean "link/missing-page"?'],
])('%j is refused', async (argv, reason) => {
  expect(await program(argv)).toEqual({ status: 2, stdout: '', stderr: `${reason} Try handbook-keeper --help.\n` });
});

test('help, version and the language server', async () => {
  expect(await program(['--help'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('handbook-keeper check'),
  });
  expect(await program(['check', '-h'])).toMatchObject({ status: 0, stderr: '' });
  expect(await program(['--version'])).toEqual({ status: 0, stdout: '1.2.3\n', stderr: '' });
  expect(await program(['lsp', '--stdio'])).toEqual({ status: 0, stdout: 'server started', stderr: '' });
});
