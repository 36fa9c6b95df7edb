import type { Page } from '../page/page';
import type { Site } from '../site/profile';
import type { Place } from './discover';
import type { FileTree } from './files';
import { type OwnSchema, ownSchema } from './own-schema';
import type { Layers } from './schema-parts';
import { type Demand, ownDemand } from './schemas';

/** All that is asked of one page's frontmatter. */
export interface Demands {
  /** What the handbook itself asks comes first. */
  readonly all: readonly Demand[];
  /** The schema that the page names; null where it names none. */
  readonly own: OwnSchema | null;
}

/** Who asks what of a page's frontmatter: the page itself, the configuration, the generator, other tools. */
export function demandsOn(
  path: string,
  page: Page,
  { configuration, found }: Pick<Place, 'configuration' | 'found'>,
  site: Site,
  tree: FileTree,
): Demands {
  const own = ownSchema(path, page, site, tree);
  const { reads, name } = site.profile;
  return {
    own,
    all: [
      ...(own === null || own.schema === null ? [] : [ownDemand(own.schema)]),
      ...configuration.frontmatter.filter(({ covers }) => covers(path, page)),
      ...(reads === undefined ? [] : [{ ...reads, because: `${name} does not build the site with it.` }]),
      ...found.schemas.filter(({ covers }) => covers(path, page)),
    ],
  };
}

/** What the demands say of keys and values: the handbook's own word counts before the others'. */
export function layersOf({ all }: Demands): Layers {
  const others = all.filter(({ because }) => because !== '');
  return [
    all.filter(({ because }) => because === '').map(({ schema }) => schema),
    ...others.map(({ schema }) => [schema]),
  ];
}
