import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { commands } from 'vscode';
import { diagnosticsOf, finding } from '../support/findings';
import { edit, openPage } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

/** The language server is a child of the extension host, which runs this scene. */
function server(): number | undefined {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  for (const line of processes) {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    if (Number(parent) === process.pid && args.join(' ').includes('dist/server.js')) return Number(pid);
  }
  return undefined;
}

describe('a crash of the language server', () => {
  it('is mended and said', async function () {
    if (process.platform === 'win32') this.skip();
    const { document } = await openPage('src/handbook/people/index.md');
    await finding(document.uri, 'link/wrong-case');
    const crashed = await until('the server', server);
    process.kill(crashed, 'SIGKILL');
    await until('another server', () => {
      const now = server();
      return now !== undefined && now !== crashed ? now : undefined;
    });
    await onScreen(async (screen) => {
      // VS Code shows no toasts to tests, but keeps them in its list.
      await commands.executeCommand('notifications.showList');
      await screen.text('.notifications-center', /Handbook Keeper crashed and was started again\./);
      await screenshot('crash');
      await commands.executeCommand('notifications.clearAll');
    });
    await finding(document.uri, 'link/wrong-case');
    await edit(document, './Expenses.md', './expenses.md');
    await diagnosticsOf(document.uri, 0);
    await edit(document, './expenses.md', './Expenses.md');
    const found = await finding(document.uri, 'link/wrong-case');
    assert.equal(document.getText(found.range), './Expenses.md');
    await document.save();
  });
});
