// The windows that the suite opens. The scenes of a window are the files in `scenes/<name>/`; those directly in `scenes/`
// belong to the sample handbook. To add a window, add an entry and a folder.
import { cloneBundle, hasBundle } from './rig/bundles.mjs';
import { makeSampleHandbook } from './rig/handbook.mjs';

/**
 * `fill` makes the folder that the window opens, or resolves to a .code-workspace file to open instead. `settings` are
 * user settings. `restricted` opens without trust, which the embedded editor alone can do. `packaged` loads the extension
 * from its .vsix instead of from this checkout. `repeats` names scenes of the sample handbook that run in this window as
 * well. `needs` names a handbook that not every machine has: without it the window's scenes are skipped. `measures` opens
 * only when its scenes are named on the command line.
 */
export const windows = [
  { name: 'sample-handbook', fill: makeSampleHandbook },
  { name: 'restricted', fill: makeSampleHandbook, restricted: true },
  {
    name: 'packaged',
    fill: makeSampleHandbook,
    packaged: true,
    repeats: ['activation.ts', 'findings.ts', 'light-bulb.ts'],
  },
  { name: 'seeds', fill: cloneBundle('seeds'), needs: 'seeds' },
  { name: 'real-handbook', fill: cloneBundle('18f'), needs: '18f', measures: true },
  { name: 'startup', fill: makeSampleHandbook, packaged: true, measures: true },
];

/** Why a window cannot be opened here; null when it can. */
export const missing = ({ needs }) =>
  needs === undefined || hasBundle(needs) ? null : `the handbook ${needs} is not on this machine.`;
