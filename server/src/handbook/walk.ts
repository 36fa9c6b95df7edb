import ignore, { type Ignore } from 'ignore';
import { isSiteConfiguration } from '../site/configuration';
import { inFolder, isMarkdown, within } from '../site/url';
import type { FileSource, FileTree } from './files';

/** Folders that never hold pages of the handbook: what tools install, vendor or build. */
const NEVER = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'third_party',
  '_site',
  'dist',
  'build',
  'out',
  'target',
  'coverage',
]);

/** Dot folders with Markdown that people read: GitHub shows what the one holds, GitBook builds the other's into its pages. */
const SHOWN = new Set(['.github', '.gitbook']);

/** Where both say something, the last one decides. */
const IGNORE_FILES = ['.gitignore', '.eleventyignore'];

export interface Walk {
  /** Every file that is not left out, in the order of the disk. */
  readonly files: readonly string[];
  /** Those that are Markdown. */
  readonly pages: readonly string[];
}

interface Scope {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Files of a folder, and what is inside its folders, in the order of the disk. */
type Inside = (string | Inside)[];

/**
 * Finds the files of a folder, without those that git or the generator ignores, and without installed, vendored, built
 * and most dot folders. Only listings and ignore files are read.
 * @param patterns further rules in `.gitignore` syntax, relative to `folder`
 */
export async function walk(
  tree: FileTree,
  source: FileSource,
  folder: string,
  patterns: readonly string[],
): Promise<Walk> {
  const visit = async (at: string, outer: readonly Scope[], inside: Inside): Promise<void> => {
    const entries = await tree.list(at);
    const ignoring = IGNORE_FILES.filter((name) => entries.some((each) => each.name === name && each.kind === 'file'));
    const scopes = ignoring.length === 0 ? outer : [...outer, ...(await scopesOf(at, ignoring, source))];
    // The disk lists several folders at once. For a file, of which there are most, nothing is awaited.
    const visits: Promise<void>[] = [];
    for (const { name, kind } of entries) {
      const path = inFolder(at, name);
      if (isIgnored(path, kind === 'folder', scopes)) continue;
      if (kind === 'file') {
        inside.push(path);
        continue;
      }
      const below: Inside = [];
      inside.push(below);
      if (name === '.vitepress') visits.push(findConfigurations(path, tree, below));
      else if (!NEVER.has(name) && (!name.startsWith('.') || SHOWN.has(name))) visits.push(visit(path, scopes, below));
    }
    await Promise.all(visits);
  };
  const inside: Inside = [];
  await visit(folder, patterns.length === 0 ? [] : [{ folder, rules: ignore().add([...patterns]) }], inside);
  const files: string[] = [];
  collect(inside, files);
  return { files, pages: files.filter(isMarkdown) };
}

function collect(inside: Inside, files: string[]): void {
  for (const each of inside) {
    if (typeof each === 'string') files.push(each);
    else collect(each, files);
  }
}

/** What a folder's own ignore files say. */
async function scopesOf(folder: string, names: readonly string[], source: FileSource): Promise<readonly Scope[]> {
  const scopes: Scope[] = [];
  for (const name of names) {
    const bytes = await source.read(inFolder(folder, name));
    if (bytes !== null) scopes.push({ folder, rules: ignore().add(new TextDecoder().decode(bytes)) });
  }
  return scopes;
}

/** VitePress keeps its configuration in a dot folder, beside what it builds. */
async function findConfigurations(folder: string, tree: FileTree, inside: Inside): Promise<void> {
  for (const { name, kind } of await tree.list(folder)) {
    const path = inFolder(folder, name);
    if (kind === 'file' && isSiteConfiguration(path)) inside.push(path);
    else if (kind === 'folder' && name === 'config') await findConfigurations(path, tree, inside);
  }
}

/** The innermost ignore file that says something about the path decides, as in git. */
function isIgnored(path: string, isFolder: boolean, scopes: readonly Scope[]): boolean {
  let ignored = false;
  for (const { folder, rules } of scopes) {
    const inside = within(folder, path);
    const verdict = rules.test(isFolder ? `${inside}/` : inside);
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}
