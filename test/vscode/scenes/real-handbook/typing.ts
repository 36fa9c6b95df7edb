import { performance } from 'node:perf_hooks';
import { languages, Range, type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import { diagnosticsOf } from '../../support/findings';
import { openPage, write } from '../../support/pages';
import { onScreen, screenshot } from '../../support/screen';
import { until } from '../../support/until';

const PAGE = 'pages/18f/chapters/engineering.md';
const KEYSTROKES = 31;
const UNFINISHED = '[x](/no-such-page/';

/** Not a test: `npm run test:vscode -- real-handbook` prints how long an author waits. */
describe('typing in a real handbook', () => {
  it('takes this long from a keystroke to the updated marker', async function () {
    this.timeout(180_000);
    const { document } = await openPage(PAGE);
    const opened = performance.now();
    await diagnosticsOf(document.uri, (found) => found.length > 0, 120);
    console.log(`Opened: first findings after ${Math.round(performance.now() - opened)} ms.`);
    const reported = (): number => languages.getDiagnostics().filter(([, found]) => found.length > 0).length;
    await until('other pages to be reported', () => reported() > 1 || undefined, { seconds: 120 });
    console.log(`The whole handbook: after ${Math.round(performance.now() - opened)} ms.`);
    await write(document, `${document.getText().trimEnd()}\n\n${UNFINISHED}`);
    const waits: number[] = [];
    for (let stroke = 0; stroke < KEYSTROKES; stroke++) waits.push(await keystroke(document, stroke % 2 === 0));
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

/** Types the last letter of a broken link at the page's end, or deletes it, and waits until the marker follows. */
async function keystroke(document: TextDocument, broken: boolean): Promise<number> {
  const end = document.lineAt(document.lineCount - 1).range.end;
  const change = new WorkspaceEdit();
  if (broken) change.insert(document.uri, end, ')');
  else change.delete(document.uri, new Range(end.translate(0, -1), end));
  const marked = (): boolean =>
    languages.getDiagnostics(document.uri).some(({ range }) => document.getText(range) === UNFINISHED.slice(4));
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
