import { spellFile } from '../../site/spell';
import { basename, decode, dirname, inFolder, isMarkdown } from '../../site/url';
import type { Finding, Fix, FixContext } from '../rule';
import { describe, formerly } from './find-page';
import { ignoreFix } from './ignore-fix';
import { letterLikeness, wordLikeness, wordsIn } from './likeness';
import { changeLink, fromOf, linkOf } from './proposal';

const NEARLY = 0.7;

/** The ways out of a missing image or download: where git moved it, or a file of its name elsewhere. */
export async function assetFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  const subject = linkOf(finding);
  if (subject === null || subject.target.kind !== 'missing') return [];
  const { link, target } = subject;
  const { site, tree } = context.handbook;
  const from = fromOf(finding, context);
  const text = await context.text(finding.path);
  const fixes: Fix[] = [];
  const seen = new Set<string>();
  const propose = (path: string, why: string, preferred: boolean): void => {
    const url = spellFile(link, from, path, site);
    if (url === null || seen.has(url)) return;
    seen.add(url);
    fixes.push(
      changeLink(finding, link, url, text, {
        why,
        preferred: preferred && fixes.length === 0,
        goal: { path, fragment: null },
      }),
    );
  };
  for (const { path, exact } of await formerly(target.urlPath, site, context.history)) {
    const move = exact ? await context.history.whereIs(path) : null;
    if (move === null) continue;
    // git pairs files of equal content at will: the one that kept its name is the likelier.
    const namesake = inFolder(dirname(move.path), basename(path));
    if (site.look(namesake).kind === 'file') propose(namesake, describe(move), true);
    propose(move.path, describe(move), true);
  }
  const same = tree.known().filter((path) => basename(path) === basename(target.urlPath));
  for (const path of same)
    propose(path, same.length === 1 ? 'the only file of that name' : 'a file of that name', same.length === 1);
  for (const path of tree.known().filter((file) => sameStem(file, target.urlPath))) {
    propose(path, 'the same name with another extension', false);
  }
  for (const path of nearlyNamed(target.urlPath, tree.known())) propose(path, 'a file of nearly that name', false);
  return [...fixes.slice(0, 5), ...(await ignoreFix(finding, context))];
}

/** The name of a file without its extension. */
const stem = (path: string): string => decode(basename(path)).replace(/\.\w+$/, '');

/** Without the `(1)` of a file that was saved twice. */
const savedOnce = (path: string): string => stem(path).replace(/[ _-]*\(\d+\)$/, '');

/** The two likest. Names that differ in a number are those of other files: `chart-2023`, `chart-2024`. */
function nearlyNamed(urlPath: string, files: readonly string[]): string[] {
  const name = savedOnce(urlPath);
  const numbers = (text: string): string => (text.match(/\d+/g) ?? []).join();
  return files
    .filter((file) => !isMarkdown(file) && numbers(savedOnce(file)) === numbers(name))
    .map((file) => {
      const words = wordLikeness(wordsIn(uncamel(savedOnce(file))), wordsIn(uncamel(name)));
      return { file, likeness: Math.max(words, letterLikeness(savedOnce(file), name)) };
    })
    .filter(({ likeness }) => likeness >= NEARLY)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 2)
    .map(({ file }) => file);
}

const uncamel = (text: string): string => text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');

function sameStem(file: string, urlPath: string): boolean {
  return basename(file) !== basename(urlPath) && !isMarkdown(file) && stem(file) === stem(urlPath);
}
