import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Log } from './log';

/** Answers a request; one that fails is logged and answered with what means "nothing". */
export function guarded<P, R>(
  log: Log,
  what: string,
  nothing: R,
  answer: (params: P, token: CancellationToken) => Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
  return async (params, token) => {
    try {
      return await answer(params, token);
    } catch (error) {
      if (token.isCancellationRequested) return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      log.failure(what, error);
      return nothing;
    }
  };
}

/** Aborted when the client takes its request back. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** Resolves with the work; rejects as soon as the signal is aborted, and leaves the work to go on. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
