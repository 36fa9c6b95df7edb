// The ground under everything that follows files: VS Code tells about changes made by other programs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RelativePattern, workspace } from 'vscode';
import { folder } from '../support/pages';
import { until } from '../support/until';

describe('file watching', () => {
  it('reports files that others create, change and delete', async () => {
    const events: string[] = [];
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder(), '**/*.md'));
    watcher.onDidCreate(() => events.push('created'));
    watcher.onDidChange(() => events.push('changed'));
    watcher.onDidDelete(() => events.push('deleted'));
    const reported = (event: string) =>
      until(`"${event}"`, () => events.includes(event) || undefined, { seen: () => events });

    const subfolder = path.join(folder().fsPath, 'watched');
    const page = path.join(subfolder, 'page.md');
    try {
      // The watcher takes a moment to come up and says nothing when it is there: so we create until it answers.
      await until('the watcher to start', () => {
        rmSync(subfolder, { recursive: true, force: true });
        mkdirSync(subfolder);
        writeFileSync(page, '# New\n');
        return events.length > 0 || undefined;
      });
      events.length = 0;
      writeFileSync(page, '# Changed\n');
      await reported('changed');
      rmSync(page);
      await reported('deleted');
      // Another name: VS Code may fold a file's deletion and return into one change.
      writeFileSync(path.join(subfolder, 'other.md'), '# Other\n');
      await reported('created');
    } finally {
      watcher.dispose();
      rmSync(subfolder, { recursive: true, force: true });
    }
  });
});
