// Processes, and what they cost.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a program of ours prints as JSON. */
export function asked(program, ...args) {
  const stdio = ['ignore', 'pipe', 'inherit'];
  return JSON.parse(execFileSync(process.execPath, [program, ...args], { maxBuffer: 2 ** 30, stdio }));
}

/** Nobody waits longer for a check, in seconds. */
const LONGEST = 300;
const STOPPED = 124;

/**
 * What a command costs with all that it starts: milliseconds that pass and that processors work, and the megabytes of
 * memory that its largest process held at once. Nobody reads what it prints.
 * Stopped after five minutes, it costs more than what is said.
 * @param finds the command ends with 1 when it found something
 * @throws where it could not do its work
 */
export function cost([command, ...args], { folder, environment, finds = false }) {
  const notes = mkdtempSync(path.join(tmpdir(), 'handbook-cost-'));
  const file = path.join(notes, 'cost');
  try {
    const start = performance.now();
    const { status, error, stderr } = spawnSync(
      'time',
      ['--format', '%U %S %M', '--output', file, 'timeout', String(LONGEST), command, ...args],
      {
        cwd: folder,
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
        maxBuffer: 2 ** 30,
      },
    );
    const wall = performance.now() - start;
    if (error) throw new Error(`GNU time, which tells what a process costs, could not be started: ${error.message}`);
    if (![0, STOPPED, ...(finds ? [1] : [])].includes(status))
      throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stderr.toString().slice(-2000)}`);
    const [user, system, kilobytes] = readFileSync(file, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
    return { wall, cpu: (user + system) * 1000, megabytes: kilobytes / 1024, stopped: status === STOPPED };
  } finally {
    rmSync(notes, { recursive: true, force: true });
  }
}
