// The windows that the suite opens. The scenes of a window are the files in `scenes/<name>/`; those directly in `scenes/`
// belong to the sample handbook. To add a window, add an entry and a folder.
import { makeSampleHandbook } from './rig/handbook.mjs';

/**
 * `fill` makes the folder that the window opens, or resolves to a .code-workspace file to open instead. `settings` are
 * user settings. `restricted` opens without trust, which the embedded editor alone can do. `packaged` loads the extension
 * from its .vsix instead of from this checkout.
 */
export const windows = [
  { name: 'sample-handbook', fill: makeSampleHandbook },
  { name: 'restricted', fill: makeSampleHandbook, restricted: true },
  { name: 'packaged', fill: makeSampleHandbook, packaged: true },
];
