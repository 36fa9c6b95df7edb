import { commands } from 'vscode';
import { finding } from '../../support/findings';
import { openPage } from '../../support/pages';
import { onScreen, screenshot } from '../../support/screen';

const EXTENSIONS = ['Handbook Keeper', 'Markdown Language Features'];

/** Not a test: `npm run test:vscode -- startup` prints the figures of "Show Running Extensions", the built-in's beside. */
describe('the start of the extension', () => {
  it('takes this long', async () => {
    const { document } = await openPage('src/handbook/people/index.md');
    await finding(document.uri, 'link/wrong-case');
    await onScreen(async (screen) => {
      await commands.executeCommand('workbench.action.showRuntimeExtensions');
      for (const name of EXTENSIONS) {
        const row = `.runtime-extensions-editor .extension:has(.name:text-is("${name}"))`;
        console.log(`${name}: ${await screen.text(`${row} .activation-time`, /\d/)}`);
      }
      await screenshot('running-extensions');
    });
  });
});
