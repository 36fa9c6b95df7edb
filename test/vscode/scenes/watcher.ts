// The ground under everything that follows files: VS Code tells about changes made by other programs.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RelativePattern, type Uri, workspace } from 'vscode';
import { file, folder } from '../support/pages';
import { until } from '../support/until';

describe('file watching', () => {
  it('reports files that others create, change and delete', async () => {
    const events: string[] = [];
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder(), '**/*.md'));
    const note = (kind: string) => (uri: Uri) => events.push(`${path.posix.basename(uri.path)} ${kind}`);
    watcher.onDidCreate(note('created'));
    watcher.onDidChange(note('changed'));
    watcher.onDidDelete(note('deleted'));
    const reported = (event: string) =>
      until(`"${event}"`, () => events.includes(event) || undefined, { seen: () => events });

    const probe = file('watched-probe.md').fsPath;
    const page = file('watched.md').fsPath;
    try {
      // The watcher takes a moment to come up and does not tell when it has: so we write until it answers.
      await until('the watcher to start', () => {
        writeFileSync(probe, `# ${Date.now()}\n`);
        return events.length > 0 || undefined;
      });
      writeFileSync(page, '# New\n');
      await reported('watched.md created');
      writeFileSync(page, '# Changed\n');
      await reported('watched.md changed');
      rmSync(page);
      await reported('watched.md deleted');
    } finally {
      watcher.dispose();
      for (const one of [probe, page]) rmSync(one, { force: true });
    }
  });
});
