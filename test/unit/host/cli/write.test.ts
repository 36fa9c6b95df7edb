import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeChange } from '../../../../server/src/host/cli/write';
import { createDiskFiles } from '../../../../server/src/host/files/disk';
import { temporaryFolder } from './program';

const change = { path: 'a.md', before: 'old\n', after: 'new\n' };
const write = (folder: string): Promise<string | null> =>
  writeChange(folder, createDiskFiles(folder, { blocking: true }), change);

test('a page is written, and nothing stays beside it', async () => {
  const folder = temporaryFolder({ 'a.md': 'old\n' });
  expect(await write(folder)).toBeNull();
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('new\n');
  expect(readdirSync(folder)).toEqual(['a.md']);
});

test('a page that was changed or deleted meanwhile is left as it is', async () => {
  const folder = temporaryFolder({ 'a.md': 'newer\n' });
  expect(await write(folder)).toBe('it was changed while it was being checked');
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('newer\n');
  expect(await write(temporaryFolder({}))).toBe('it was changed while it was being checked');
});

// The superuser may write everything.
test.skipIf(process.getuid?.() === 0)('a page that may not be written is left as it is', async () => {
  const folder = temporaryFolder({});
  writeFileSync(join(folder, 'a.md'), 'old\n');
  chmodSync(join(folder, 'a.md'), 0o444);
  expect(await write(folder)).toMatch(/^it could not be written: EACCES/);
  expect(readdirSync(folder)).toEqual(['a.md']);
});
