import { randomUUID } from 'node:crypto';
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileSource } from '../../handbook/files';
import { messageOf } from '../failures';
import { decode } from '../files/decode';

/** A page's text before and after. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes a changed page in one step: whoever reads it sees the old text or the new one.
 * Resolves to why it was left as it is, or to null when it was written.
 */
export async function writeChange(folder: string, source: FileSource, change: Change): Promise<string | null> {
  const bytes = await source.read(change.path);
  if (bytes === null || decode(bytes).text !== change.before) return 'it was changed while it was being checked';
  // Through a symbolic link, the file that it leads to is written, not the link.
  const file = await realpath(join(folder, change.path));
  const beside = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    await access(file, constants.W_OK);
    const { mode } = await stat(file);
    const handle = await open(beside, 'wx', mode);
    try {
      await handle.writeFile(change.after);
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
    return null;
  } catch (error) {
    await rm(beside, { force: true });
    return `it could not be written: ${messageOf(error)}`;
  }
}
