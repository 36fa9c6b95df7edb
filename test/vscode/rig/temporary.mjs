// Folders that live as long as this process, however it ends.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Makes an empty folder. Its name is short because VS Code puts sockets into it, whose paths may not be long. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'hk-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** Lets Ctrl+C and its like end this process in order, so that nothing stays behind. */
export function endInOrder(code) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(code));
}
