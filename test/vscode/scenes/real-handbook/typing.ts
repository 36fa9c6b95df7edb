import { performance } from 'node:perf_hooks';
import { languages, Position, Range, WorkspaceEdit, workspace } from 'vscode';
import { diagnosticsOf, ruleOf } from '../../support/findings';
import { openPage } from '../../support/pages';
import { onScreen, screenshot } from '../../support/screen';

const PAGE = 'pages/18f/chapters/engineering.md';
const KEYSTROKES = 31;

/** Not a test: `npm run test:vscode -- real-handbook` prints how long an author waits. */
describe('typing in a real handbook', () => {
  it('takes this long from a keystroke to the updated marker', async function () {
    this.timeout(180_000);
    const { document } = await openPage(PAGE);
    const opened = performance.now();
    await diagnosticsOf(document.uri, (found) => found.length > 0, 120);
    console.log(`Opened: first findings after ${Math.round(performance.now() - opened)} ms.`);
    const waits: number[] = [];
    for (let stroke = 0; stroke < KEYSTROKES; stroke++) waits.push(await keystroke(document.uri, stroke % 2 === 0));
    waits.sort((a, b) => a - b);
    const at = (share: number): number => Math.round(waits[Math.floor(share * (waits.length - 1))] ?? 0);
    console.log(
      `Keystroke to marker: median ${at(0.5)} ms, 90 % ${at(0.9)} ms, longest ${at(1)} ms of ${waits.length}.`,
    );
    await onScreen(async (screen) => {
      const start = performance.now();
      await screen.type('The quick brown fox jumps over the lazy dog. ');
      console.log(`Typing 45 characters took ${Math.round(performance.now() - start)} ms.`);
    });
    await screenshot('real-handbook');
  });
});

/** Makes a broken link at the top of the page, or takes it away, and waits until the marker follows. */
async function keystroke(uri: import('vscode').Uri, broken: boolean): Promise<number> {
  const line = 4;
  const change = new WorkspaceEdit();
  if (broken) change.insert(uri, new Position(line, 0), '[x](/no-such-page/)\n');
  else change.delete(uri, new Range(line, 0, line + 1, 0));
  const marked = (): boolean =>
    languages.getDiagnostics(uri).some((one) => ruleOf(one) === 'link/missing-page' && one.range.start.line === line);
  const start = performance.now();
  const done = new Promise<number>((resolve) => {
    const listener = languages.onDidChangeDiagnostics(() => {
      if (marked() !== broken) return;
      listener.dispose();
      resolve(performance.now() - start);
    });
  });
  await workspace.applyEdit(change);
  return done;
}
