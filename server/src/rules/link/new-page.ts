import { firstText, titleOfFile } from '../../handbook/first-text';
import { decode } from '../../site/url';
import type { Fix, FixContext } from '../rule';
import { commitName } from './find-anchor';
import { formerly } from './find-page';

/** The page as it was before it was deleted. */
export async function restoreFix(urlPath: string, { handbook, history }: FixContext): Promise<Fix[]> {
  for (const { path, exact } of await formerly(urlPath, handbook.site, history)) {
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

/** A first text for a missing page: what a new page there begins with, and the linked heading. */
export function newPageText(path: string, fragment: string | null, text: string, { handbook }: FixContext): string {
  const heading = fragment ? `\n## ${sentence(decode(fragment))}\n` : '';
  return `${firstText(path, titleFrom(path, text), handbook)}${heading}`;
}

/** The link's own text, when it names the page; else the file's name as words. */
function titleFrom(path: string, text: string): string {
  return /^\p{Lu}/u.test(text) && text.length <= 60 ? text : titleOfFile(path);
}

function sentence(slug: string): string {
  const words = slug.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
