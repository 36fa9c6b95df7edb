import { commands, window } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

/** More crashes than this within the time below, and the server is not started again. */
const MOST = 4;
const WITHIN = 3 * 60 * 1000;

/** Starts the server again after a crash, and says so: the first time, and when it gives up. */
export class Crashes implements ErrorHandler {
  #said = false;
  #times: number[] = [];

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#times = [...this.#times.filter((time) => now - time < WITHIN), now];
    if (this.#times.length > MOST) {
      this.#times = [];
      void offer(`Handbook Keeper crashed ${MOST + 1} times within three minutes and was not started again.`, true);
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    if (!this.#said) void offer('Handbook Keeper crashed and was started again.', false);
    this.#said = true;
    return { action: CloseAction.Restart, handled: true };
  }
}

async function offer(message: string, stopped: boolean): Promise<void> {
  const chosen = stopped
    ? await window.showErrorMessage(message, 'Show log', 'Restart')
    : await window.showWarningMessage(message, 'Show log');
  if (chosen === 'Show log') await commands.executeCommand('handbook.showLog');
  if (chosen === 'Restart') await commands.executeCommand('handbook.restart');
}
