import picomatch from 'picomatch';
import type { Page } from '../page/page';
import { isRecord, record, string, strings } from '../site/configurations/data';
import { basename, inFolder, normalize } from '../site/url';
import { FieldSchemas } from './content-fields';
import { jsonValue } from './json';
import { MOST_BYTES } from './schema-file';
import type { PageSchema } from './schemas';

/** Of Front Matter CMS, those that say what stands in the frontmatter of which pages. */
const SETTINGS = [
  'taxonomy.contentTypes',
  'taxonomy.fieldGroups',
  'taxonomy.tags',
  'taxonomy.categories',
  'taxonomy.customTaxonomy',
  'content.pageFolders',
] as const;

export type Settings = Readonly<Record<(typeof SETTINGS)[number], unknown>>;

/** A type of page that an author of the settings has described. */
interface ContentType {
  readonly name: string;
  readonly fields: unknown;
}

/** Which type a page is of. `certain`: the page or its folder says so. */
interface Choice {
  readonly name: string;
  readonly certain: boolean;
}

/** Without another, pages are of this type. */
const DEFAULT = 'default';
/** Keys with which a page says of which type it is, the one that counts first. */
const KEYS = ['fmContentType', 'type'];

/** The settings in a file; null where it says nothing of types of pages, or cannot be read. */
export function readSettings(bytes: Uint8Array | null): Settings | null {
  if (bytes === null || bytes.length > MOST_BYTES) return null;
  const all = record(jsonValue(new TextDecoder().decode(bytes)).value);
  const settings = Object.fromEntries(SETTINGS.map((key) => [key, all[`frontMatter.${key}`]])) as Settings;
  return Array.isArray(settings['taxonomy.contentTypes']) ? settings : null;
}

/**
 * What the types of pages ask of a frontmatter.
 * @param folder that the settings call the workspace
 */
export function contentTypeSchemas(file: string, folder: string, settings: Settings): PageSchema[] {
  const types = typesIn(settings);
  const choose = chooser(types, settings, folder);
  const schemas = new FieldSchemas(settings);
  return types.flatMap(({ name, fields }) => {
    const schema = schemas.of(fields);
    const because = `The content type "${name}" in ${file} says so.`;
    return [true, false].map((certain): PageSchema => {
      const covers = (path: string, page: Page): boolean => {
        const choice = choose(path, page);
        return choice !== null && choice.name === name && choice.certain === certain;
      };
      // Of a page that may be of no type at all, nothing is said.
      return { schema, file, generator: '', because, values: certain ? 'choices' : 'free', covers };
    });
  });
}

const typesIn = (settings: Settings): ContentType[] =>
  listOf(settings['taxonomy.contentTypes']).flatMap(({ name, fields }) =>
    typeof name === 'string' ? [{ name, fields }] : [],
  );

function chooser(types: readonly ContentType[], settings: Settings, folder: string) {
  const isType = (name: unknown): name is string => types.some((type) => type.name === name);
  const folders = listOf(settings['content.pageFolders']).flatMap((each) => pageFolder(each, folder) ?? []);
  return (path: string, { frontmatter }: Page): Choice | null => {
    const [named] = KEYS.flatMap((key) => frontmatter?.data?.[key] ?? []);
    const around = folders.filter(({ holds }) => holds(path)).sort((a, b) => b.length - a.length)[0];
    if (named !== undefined) return isType(named) ? { name: named, certain: true } : null;
    if (around === undefined) return null;
    const [only, ...more] = around.types;
    // The page of a section of Hugo is none of those that the folder is for.
    const certain = !basename(path).startsWith('_index.');
    if (only !== undefined && more.length === 0) return isType(only) ? { name: only, certain } : null;
    return isType(DEFAULT) ? { name: DEFAULT, certain: false } : null;
  };
}

interface PageFolder {
  /** Of its path: the longest is the innermost. */
  readonly length: number;
  readonly types: readonly string[];
  holds(path: string): boolean;
}

/** `{ "path": "[[workspace]]/docs", "contentTypes": ["page"], "excludePaths": ["api"] }`; null for one that lies elsewhere. */
function pageFolder(each: Readonly<Record<string, unknown>>, workspace: string): PageFolder | null {
  const written = string(each.path)?.replaceAll('\\', '/');
  if (written === undefined || /^(?:\/|[a-z]:)/i.test(written)) return null;
  const path = normalize(inFolder(workspace, written.replace('[[workspace]]', '')));
  if (path === null) return null;
  const escaped = path.replace(/\/\*\*$/, '').replace(/[\\[\]{}()!+@?|]/g, '\\$&');
  const matches = picomatch(inFolder(escaped, each.excludeSubdir === true ? '*' : '**'), { dot: true });
  const isLeftOut = anyOf(strings(each.excludePaths));
  const holds = (page: string): boolean => matches(page) && !isLeftOut(page);
  return { length: path.length, types: strings(each.contentTypes), holds };
}

/** Files and folders by their name or a pattern, wherever they lie. */
function anyOf(patterns: readonly string[]): (page: string) => boolean {
  const names = patterns.map((pattern) => pattern.replace(/^(?:\.?\/)+|\/+$/g, '')).filter((name) => name !== '');
  return picomatch(
    names.flatMap((name) => [`**/${name}`, `**/${name}/**`]),
    { dot: true, noextglob: true },
  );
}

const listOf = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
