import { inFolder } from '../../site/generators/shared';
import { spellFile } from '../../site/spell';
import { basename, dirname, isMarkdown } from '../../site/url';
import type { Finding, Fix, FixContext } from '../rule';
import { describe, once } from './find-page';
import { ignoreFix } from './ignore-fix';
import { changeLink, fromOf, linkOf } from './proposal';

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
    fixes.push(changeLink(finding, link, url, text, { why, preferred: preferred && fixes.length === 0 }));
  };
  for (const { path, exact } of await once(target.urlPath, site, context.history)) {
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
  return [...fixes.slice(0, 5), ...(await ignoreFix(finding, context))];
}

function sameStem(file: string, urlPath: string): boolean {
  const stem = (path: string): string => basename(path).replace(/\.\w+$/, '');
  return basename(file) !== basename(urlPath) && !isMarkdown(file) && stem(file) === stem(urlPath);
}
