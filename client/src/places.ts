import { commands, type Disposable, Range, Uri } from 'vscode';
import { OPEN_PLACE, type OpenPlace } from '../../server/src/host/lsp/messages';

/** Opens a page where a passage starts. */
export function openPlaces(): Disposable {
  return commands.registerCommand(OPEN_PLACE, ({ uri, range: { start } }: OpenPlace) => {
    const selection = new Range(start.line, start.character, start.line, start.character);
    return commands.executeCommand('vscode.open', Uri.parse(uri), { selection });
  });
}
