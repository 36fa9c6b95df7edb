import { stringify } from 'yaml';
import { basename, decode, dirname } from '../../site/url';
import type { Fix, FixContext } from '../rule';
import { commitName } from './find-anchor';
import { once } from './find-page';

/** The page as it was before it was deleted. */
export async function restoreFix(urlPath: string, { handbook, history }: FixContext): Promise<Fix[]> {
  for (const { path, exact } of await once(urlPath, handbook.site, history)) {
    const deletion = exact ? await history.deleted(path) : null;
    if (deletion === null) continue;
    const file = { path: deletion.path, text: deletion.text };
    return [
      {
        title: `Restore ${file.path}`,
        why: `deleted in ${commitName(deletion.commit)}`,
        preferred: false,
        edits: [],
        create: [file],
      },
    ];
  }
  return [];
}

/** A first text for a missing page: the frontmatter keys that its neighbours share, its title, and the linked heading. */
export function newPageText(path: string, fragment: string | null, text: string, { handbook }: FixContext): string {
  const siblings = [...handbook.pages]
    .filter(([other]) => dirname(other) === dirname(path))
    .map(([, page]) => page.frontmatter?.data ?? {});
  const title = titleFrom(path, text);
  const keys =
    siblings.length === 0 ? [] : Object.keys(siblings[0] ?? {}).filter((key) => siblings.every((data) => key in data));
  const data = keys.map((key): [string, unknown] => [
    key,
    /title$/i.test(key) ? title : common(siblings.map((sibling) => sibling[key])),
  ]);
  const frontmatter = data.length === 0 ? '' : `---\n${stringify(Object.fromEntries(data))}---\n\n`;
  const heading = fragment ? `\n## ${sentence(decode(fragment))}\n` : '';
  return `${frontmatter}# ${title}\n${heading}`;
}

/** What all have in common; empty when they differ. */
function common(values: readonly unknown[]): unknown {
  const [first] = values;
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : '';
}

/** The link's own text, when it names the page; else the file's name as words. */
function titleFrom(path: string, text: string): string {
  const stem = basename(path).replace(/\.\w+$/, '');
  const name = /^(?:index|readme)$/i.test(stem) ? basename(dirname(path)) : stem;
  return /^\p{Lu}/u.test(text) && text.length <= 60 ? text : sentence(name);
}

function sentence(slug: string): string {
  const words = slug.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
