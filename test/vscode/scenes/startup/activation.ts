import { commands } from 'vscode';
import { finding } from '../../support/findings';
import { openPage } from '../../support/pages';
import { onScreen, screenshot } from '../../support/screen';

const EXTENSIONS = [
  { name: 'Handbook Keeper', id: 'handbook-keeper.handbook-keeper' },
  { name: 'Markdown Language Features', id: 'vscode.markdown-language-features' },
];

/**
 * Not a test: `npm run test:vscode -- startup` prints two figures of VS Code, the built-in extension's beside. What "Show
 * Running Extensions" says counts from the activation event, so it holds the code of every extension that is loaded before
 * on the same event. The marks of the extension host lie around an extension's own code alone.
 */
describe('the start of the extension', () => {
  it('takes this long', async () => {
    const { document } = await openPage('src/handbook/people/index.md');
    await finding(document.uri, 'link/wrong-case');
    await onScreen(async (screen) => {
      await commands.executeCommand('workbench.action.showRuntimeExtensions');
      for (const { name, id } of EXTENSIONS) {
        const row = `.runtime-extensions-editor .extension:has(.name:text-is("${name}"))`;
        const loaded = at(`didLoadExtensionCode/${id}`) - at(`willLoadExtensionCode/${id}`);
        const said = await screen.text(`${row} .activation-time`, /\d/);
        console.log(`${name}: ${said}; its own code is loaded in ${loaded.toFixed(1)} ms`);
      }
      await screenshot('running-extensions');
    });
  });
});

/** The marks that VS Code's own code sets in the extension host. */
declare const MonacoPerformanceMarks: { getMarks(): { name: string; startTime: number }[] };

/** When the extension host set a mark, in milliseconds. */
const at = (mark: string): number =>
  MonacoPerformanceMarks.getMarks().find(({ name }) => name === `code/extHost/${mark}`)?.startTime ?? Number.NaN;
