// Runs the scenes of one window inside its extension host. The scenes' files come in by the environment, the counts of
// each go out by a file: the exit code alone would not tell how many there were.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { screenshot } from './support/screen';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export async function run(): Promise<void> {
  // On a busy machine VS Code may not hear a key, or answer for the text of a moment ago.
  const mocha = new Mocha({ retries: 2, ui: 'bdd', timeout: 60_000, slow: 5_000, color: !process.env.NO_COLOR });
  mocha.rootHooks({
    async afterEach(this: Mocha.Context) {
      if (this.currentTest?.state === 'failed') await screenshot(`failed ${this.currentTest.title}`);
    },
  });
  for (const file of setting('HANDBOOK_SCENES').split(path.delimiter)) mocha.addFile(file);
  const counts: Record<string, Counts> = {};
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const count = (key: keyof Counts) => (test: Mocha.Runnable) => {
      const scene = test.file ?? '';
      counts[scene] ??= { passed: 0, failed: 0, skipped: 0 };
      counts[scene][key] += 1;
    };
    runner.on('pass', count('passed')).on('fail', count('failed')).on('pending', count('skipped'));
  });
  writeFileSync(setting('HANDBOOK_RESULTS'), JSON.stringify(counts));
  if (failures > 0) throw new Error(`${failures} failed`);
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start the suite by \`npm run test:vscode\`.`);
  return value;
}
