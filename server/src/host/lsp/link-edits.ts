import type { WorkspaceEdit } from 'vscode-languageserver/node';
import type { Work } from '../../features/change-links';
import { move, moved } from '../../features/move';
import type { RedirectEdits, When } from '../../features/old-urls';
import { redirects } from '../../features/redirects';
import type { Edit } from '../../handbook/edit';
import type { Move } from '../../handbook/moves';
import { Slices } from '../slices';
import type { Folder } from './folder';
import type { Change, EditBuilder } from './workspace-edit';

/** Edits that keep the links of a folder right when files in it are moved (`ahead`), or after they were. */
export async function linkEdits(
  folder: Folder,
  moves: readonly Move[],
  when: When,
  signal?: AbortSignal,
): Promise<Edit[]> {
  const keeper = await folder.whenRead(signal);
  if (keeper === null) return [];
  await folder.allSettled(signal);
  const edits: Edit[] = [];
  for (const { handbook } of keeper.handbooks) {
    const work = workIn(folder, signal);
    const found =
      when === 'ahead' ? move(handbook, moves, folder.memory, work) : moved(handbook, moves, folder.memory, work);
    edits.push(...(await found));
  }
  return edits;
}

/** Edits of the redirects of a folder's pages when they are moved (`ahead`), or after they were. */
export async function redirectEdits(
  folder: Folder,
  moves: readonly Move[],
  when: When,
  signal?: AbortSignal,
): Promise<RedirectEdits> {
  const keeper = await folder.whenRead(signal);
  await folder.allSettled(signal);
  const all: RedirectEdits[] = [];
  for (const { handbook } of keeper?.handbooks ?? []) {
    all.push(await redirects(handbook, moves, when, folder.memory, workIn(folder, signal)));
  }
  return {
    added: all.flatMap(({ added }) => added),
    pages: all.reduce((sum, { pages }) => sum + pages, 0),
    righted: all.flatMap(({ righted }) => righted),
  };
}

/** How the engine works on many pages of a folder here: giving way to requests in between. */
export function workIn(folder: Folder, signal?: AbortSignal): Work {
  const slices = new Slices(signal);
  return { text: (path) => folder.text(path), pause: () => slices.next() };
}

/** The edits of one folder, file by file. */
export async function addEdits(builder: EditBuilder, folder: Folder, edits: readonly Change[]): Promise<void> {
  for (const path of new Set(edits.map((edit) => edit.path))) {
    await builder.change(
      folder,
      path,
      edits.filter((edit) => edit.path === path),
    );
  }
}

/** Null where nothing changes. */
export const orNull = (edit: WorkspaceEdit): WorkspaceEdit | null =>
  Object.keys(edit.changes ?? {}).length > 0 || (edit.documentChanges ?? []).length > 0 ? edit : null;
