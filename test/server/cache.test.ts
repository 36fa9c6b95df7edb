import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, onTestFinished } from 'vitest';
import { Editor } from './support/editor';
import { until } from './support/until';

const FILES = { 'handbook.config.json': '{ "site": "github" }\n', 'a.md': '# A\n', 'b.md': '# B\n' };

it('pages are kept where the client says, those too that change on the disk later', async () => {
  const storage = mkdtempSync(join(tmpdir(), 'handbook-storage-'));
  onTestFinished(() => rmSync(storage, { recursive: true, force: true }));
  const kept = (): number =>
    readdirSync(storage)
      .filter((name) => name.startsWith('pages-'))
      .flatMap((name) => readFileSync(join(storage, name), 'utf8').trimEnd().split('\n')).length;

  const editor = await Editor.open({ files: FILES, initializationOptions: { storage } });
  await until('both pages', () => kept() === 2);
  editor.write('b.md', '# B, and more\n');
  await editor.watched({ 'b.md': 'Changed' });
  await until('the page that changed', () => kept() === 3);
});
