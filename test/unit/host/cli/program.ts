import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Storage } from '../../../../server/src/host/cache/cache-folder';
import { run } from '../../../../server/src/host/cli/run';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  /** The current folder. */
  readonly folder?: string;
  readonly terminal?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly storage?: Storage;
}

/** Runs one command line in this process. */
export async function program(argv: readonly string[], setting: Setting = {}): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof printed) => ({
    isTTY: setting.terminal ?? false,
    write(text: string, done: () => void) {
      printed[name] += text;
      // A pipe takes its time.
      setTimeout(done, 1);
    },
  });
  const status = await run(argv, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    environment: setting.environment ?? {},
    folder: setting.folder ?? tmpdir(),
    storage: setting.storage ?? null,
    startServer: () => {
      printed.stdout += 'server started';
    },
    version: () => '1.2.3',
  });
  return { status, ...printed };
}

/** A new folder with these files, gone after the test. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
