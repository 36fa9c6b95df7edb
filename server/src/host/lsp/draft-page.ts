import type { CancellationToken } from 'vscode-languageserver/node';
import { folderBeside, foldersOf, newPage } from '../../features/new-page';
import { draftOf, GONE, handbookAsked, refused } from './draft';
import type { FeatureContext } from './features';
import { signalOf } from './guard';
import type { Draft, NewPageParams, PageFolder, Refused } from './messages';

/** The folders of all handbooks that have pages; first the one that a page beside the page at hand would go to. */
export async function pageFolders(
  { uri }: { readonly uri: string | null },
  token: CancellationToken,
  { folders }: FeatureContext,
): Promise<PageFolder[]> {
  const atHand = uri === null ? null : folders.locate(uri);
  const [here, others]: [PageFolder[], PageFolder[]] = [[], []];
  const sameHandbook: PageFolder[] = [];
  for (const folder of folders.all) {
    for (const { handbook, place } of (await folder.whenRead(signalOf(token)))?.handbooks ?? []) {
      const isAtHand = atHand?.folder === folder && handbook.pages.has(atHand.path);
      const beside = isAtHand ? folderBeside(atHand.path, handbook) : null;
      for (const [path, pages] of foldersOf(handbook)) {
        const list = path === beside ? here : isAtHand ? sameHandbook : others;
        list.push({ folder: folder.root.toString(), root: place.root, path, pages });
      }
    }
  }
  return [...here, ...sameHandbook, ...others];
}

/** A page that is not there yet, with the cursor below its heading. */
export async function draftPage(
  params: NewPageParams,
  token: CancellationToken,
  context: FeatureContext,
): Promise<Draft | Refused> {
  const asked = await handbookAsked(params, signalOf(token), context);
  if (asked === null) return GONE;
  const made = await newPage(params.title.trim(), params.path, asked.handbook);
  return 'problem' in made ? refused(made.problem) : draftOf(asked.folder, made, made.text.length, context);
}
