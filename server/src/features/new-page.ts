import { firstText, isFolderPage } from '../handbook/first-text';
import type { Handbook } from '../handbook/handbook';
import { parsePage } from '../page/parse';
import { dirname } from '../site/url';
import { pathFor } from './file-names';

/** A page that is not there yet, or why it cannot be. */
export type NewPage = { readonly path: string; readonly text: string } | { readonly problem: string };

/** The folders of a handbook's pages, each with how many pages are in it, the handbook's root first. */
export function foldersOf({ pages, publication }: Handbook): ReadonlyMap<string, number> {
  const { root } = publication.layout;
  const counts = new Map([[root, pages.size]]);
  for (const path of pages.keys()) {
    for (let at = dirname(path); at.length > root.length; at = dirname(at)) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where a new page goes that comes beside this one: a folder with nothing but its page in it is a page among others. */
export function folderBeside(path: string, handbook: Handbook): string {
  const folder = dirname(path);
  const isAlone = isFolderPage(path) && foldersOf(handbook).get(folder) === 1;
  return isAlone && folder !== handbook.publication.layout.root ? dirname(folder) : folder;
}

/** A new page beside its siblings: named as they are, and beginning as they do. Nothing that is there is written over. */
export async function newPage(title: string, folder: string, handbook: Handbook): Promise<NewPage> {
  const path = pathFor(title, folder, [...handbook.pages.keys()]);
  if (path === null) return { problem: 'A title needs letters or digits: the file is named after it.' };
  if (await handbook.tree.has(path)) return { problem: `There is ${path} already.` };
  const text = `${firstText(path, title, handbook)}\n`;
  const { profile, layout } = handbook.publication;
  const { url } = profile.address(path, parsePage(text), layout);
  const same = handbook.site.pageAt(url);
  return same === undefined ? { path, text } : { problem: `${same.path} is published at ${url} already.` };
}
