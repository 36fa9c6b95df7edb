// Real handbooks with their history, as git bundles in a folder beside the project that most machines do not have.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';
import { must, run } from './process.mjs';

const bundleOf = (name) => path.join(root, '../shared/corpora', `${name}.bundle`);

export const hasBundle = (name) => existsSync(bundleOf(name));

export const cloneBundle = (name) => (target) =>
  must(
    `Cloning ${name}`,
    run('git', ['clone', '--quiet', '--branch', 'main', bundleOf(name), target], { quiet: true }),
  );
