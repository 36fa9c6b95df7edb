import type { Page } from '../page/page';
import type { Site } from '../site/profile';
import type { Place } from './discover';
import type { FileTree } from './files';
import { type OwnSchema, ownSchema } from './own-schema';
import type { Layers } from './schema-parts';
import { type Expectation, isOwn, ownExpectation } from './schemas';

/** All that is asked of one page's frontmatter. */
export interface Expectations {
  /** What the handbook itself asks comes first. */
  readonly all: readonly Expectation[];
  /** The schema that the page names; null where it names none. */
  readonly own: OwnSchema | null;
}

/** Who asks what of a page's frontmatter: the page itself, the configuration, the generator, other tools. */
export function expectationsOf(
  path: string,
  page: Page,
  { configuration, found }: Pick<Place, 'configuration' | 'found'>,
  site: Site,
  tree: FileTree,
): Expectations {
  const own = ownSchema(path, page, site, tree);
  const { reads, name } = site.profile;
  return {
    own,
    all: [
      ...(own === null || own.schema === null ? [] : [ownExpectation(own.schema)]),
      ...configuration.frontmatter.filter(({ covers }) => covers(path, page)),
      ...(reads === undefined ? [] : [{ ...reads, generator: name, because: '' }]),
      ...found.schemas.filter(({ covers }) => covers(path, page)),
    ],
  };
}

/** What the expectations say of keys and values: the handbook's own word counts before the others'. */
export function layersOf({ all }: Expectations): Layers {
  const others = all.filter((each) => !isOwn(each));
  return [all.filter(isOwn).map(({ schema }) => schema), ...others.map(({ schema }) => [schema])];
}
