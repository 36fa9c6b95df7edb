import { dirname, inFolder } from '../site/url';
import { contentTypeSchemas, readSettings } from './content-types';
import type { Place } from './discover';
import type { FileTree } from './files';
import type { PageSchema } from './schemas';

/** What other tools of the workspace say of the frontmatter of pages. */
export interface FoundSchemas {
  readonly schemas: readonly PageSchema[];
  /** All that they rest on: while it stays the same, they do. */
  readonly print: string;
}

export const NO_SCHEMAS: FoundSchemas = { schemas: [], print: '' };

/** Where Front Matter CMS keeps its settings, the file that counts first. */
const SETTINGS = ['frontmatter.json', '.vscode/settings.json'];

/** Finds what other tools say of the pages of a place, in files that are no part of the handbook. */
export async function findSchemas({ root }: Pick<Place, 'root'>, tree: FileTree): Promise<FoundSchemas> {
  for (const folder of foldersFrom(root)) {
    for (const name of SETTINGS) {
      const file = inFolder(folder, name);
      const settings = readSettings(await tree.read(file));
      if (settings === null) continue;
      return { schemas: contentTypeSchemas(file, folder, settings), print: JSON.stringify([file, settings]) };
    }
  }
  return NO_SCHEMAS;
}

/** Whether something else may be asked of the pages of some places now that files have changed. */
export async function asksOtherwise(
  places: readonly { readonly place: Place }[],
  isChanged: (path: string) => boolean,
  tree: FileTree,
): Promise<boolean> {
  for (const { place } of places) {
    if (place.configuration.frontmatter.some(({ file }) => file !== null && isChanged(file))) return true;
    if ((await findSchemas(place, tree)).print !== place.found.print) return true;
  }
  return false;
}

/** A folder and those around it. */
function foldersFrom(folder: string): string[] {
  return folder === '' ? [''] : [folder, ...foldersFrom(dirname(folder))];
}
