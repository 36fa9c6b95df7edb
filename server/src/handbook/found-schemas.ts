import { sitesById } from '../site/configuration';
import { dirname, inFolder } from '../site/url';
import { collectionSchemas } from './collections';
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
export async function findSchemas(
  place: Pick<Place, 'root' | 'site' | 'configuration'>,
  tree: FileTree,
): Promise<FoundSchemas> {
  const all = [await ofCollections(place, tree), await ofContentTypes(place.root, tree)];
  return { schemas: all.flatMap(({ schemas }) => schemas), print: all.map(({ print }) => print).join('\n') };
}

/** The generator's collections, where the configuration leaves it to the generator to publish the place. */
async function ofCollections(
  { site, configuration }: Pick<Place, 'site' | 'configuration'>,
  tree: FileTree,
): Promise<FoundSchemas> {
  if (site === null || site.collections === null) return NO_SCHEMAS;
  const chosen = configuration.site === null ? site.profiles : sitesById(configuration.site, site);
  const [profile] = chosen.filter((each) => site.profiles.includes(each));
  return profile === undefined ? NO_SCHEMAS : collectionSchemas(site.collections, profile.name, tree);
}

async function ofContentTypes(root: string, tree: FileTree): Promise<FoundSchemas> {
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
