import { lineStarts, positionAt } from '../../page/lines';
import type { NewFile } from '../../rules/rule';
import type { Kept } from '../kept';
import type { FeatureContext } from './features';
import type { Folder } from './folder';
import type { Draft, PageFolder, Refused } from './messages';
import { EditBuilder } from './workspace-edit';

/** A handbook that something is made for. */
export interface Asked extends Kept {
  readonly folder: Folder;
}

/** The handbook of a folder; null where there is none any more. */
export async function handbookAsked(
  { folder: uri, root }: PageFolder,
  signal: AbortSignal,
  { folders }: FeatureContext,
): Promise<Asked | null> {
  const folder = folders.at(uri);
  await folder?.allSettled(signal);
  const keeper = await folder?.whenRead(signal);
  const kept = keeper?.handbooks.find(({ place }) => place.root === root);
  return folder && kept ? { ...kept, folder } : null;
}

/** @param cursor offset in the file's text */
export function draftOf(folder: Folder, file: NewFile, cursor: number, context: FeatureContext): Draft {
  const builder = builderFor(context);
  builder.create(folder, file);
  return {
    uri: folder.uri(file.path),
    path: file.path,
    edit: builder.edit,
    cursor: positionAt(lineStarts(file.text), cursor),
  };
}

export const builderFor = ({ abilities, document }: FeatureContext): EditBuilder =>
  new EditBuilder(abilities, (uri) => document(uri)?.version ?? null);

export const refused = (problem: string, uri: string | null = null): Refused => ({ problem, uri });

export const GONE = refused('This handbook is not there any more.');
