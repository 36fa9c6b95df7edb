import ignore, { type Ignore } from 'ignore';
import { isSiteConfiguration } from '../site/configuration';
import { inFolder, isMarkdown, within } from '../site/url';
import type { Entry, FileSource, FileTree } from './files';

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
  const visit = async (at: string, outer: readonly Scope[]): Promise<readonly string[]> => {
    const entries = await tree.list(at);
    const scopes = [...outer];
    for (const name of ['.gitignore', '.eleventyignore']) {
      if (entries.some((entry) => entry.name === name && entry.kind === 'file')) {
        const bytes = await source.read(inFolder(at, name));
        if (bytes !== null) scopes.push({ folder: at, rules: ignore().add(new TextDecoder().decode(bytes)) });
      }
    }
    const filesOf = ({ name, kind }: Entry): readonly string[] | Promise<readonly string[]> => {
      const path = inFolder(at, name);
      if (isIgnored(path, kind === 'folder', scopes)) return [];
      if (kind === 'file') return [path];
      if (name === '.vitepress') return configurationsIn(path, tree);
      return !NEVER.has(name) && (!name.startsWith('.') || SHOWN.has(name)) ? visit(path, scopes) : [];
    };
    // The disk lists several folders at once.
    return (await Promise.all(entries.map(filesOf))).flat();
  };
  const files = await visit(folder, patterns.length === 0 ? [] : [{ folder, rules: ignore().add([...patterns]) }]);
  return { files, pages: files.filter(isMarkdown) };
}

/** VitePress keeps its configuration in a dot folder, beside what it builds. */
async function configurationsIn(folder: string, tree: FileTree): Promise<string[]> {
  const found: string[] = [];
  for (const { name, kind } of await tree.list(folder)) {
    const path = inFolder(folder, name);
    if (kind === 'file') found.push(path);
    else if (name === 'config') found.push(...(await configurationsIn(path, tree)));
  }
  return found.filter(isSiteConfiguration);
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
