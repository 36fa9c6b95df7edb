#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { userCacheFolder } from '../cache/cache-folder';
import { run } from './run';

// Node 20 optimizes what has run for a moment, and most of that has little left to do: a check would give a third of the
// processor's time to it. Later versions have a cheaper compiler for such code, and no such option.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000');

// `handbook-keeper check | head` closes the pipe early; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const running = run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  folder: process.cwd(),
  storage: { folder: userCacheFolder(process.env), program: __filename },
  // Bundled on its own and loaded only when asked for: a check is not to wait for it.
  startServer: () => createRequire(__filename)('./server.js'),
  version: () => JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')).version,
});
// Not `process.exit`, which would cut off what a pipe has not taken yet.
running.then((status) => {
  process.exitCode = status;
});
