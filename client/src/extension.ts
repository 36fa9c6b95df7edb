import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import type { ExtensionContext } from 'vscode';
import type * as Start from './start';

/** Gives way before anything is loaded: an extension that is being activated holds up the editor's own start. */
export async function activate(context: ExtensionContext): Promise<void> {
  await setImmediate();
  // Bundled on its own, so that nothing of it is read before.
  const { start }: typeof Start = createRequire(__filename)('./start.js');
  await start(context);
}
