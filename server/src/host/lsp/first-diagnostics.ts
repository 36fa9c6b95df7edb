import type { Diagnostic } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FirstLook } from '../first-look';
import type { Abilities } from './abilities';
import { toDiagnostic } from './diagnostics';
import { isShown, type Settings } from './settings';

/** A client that cannot be told to ask again must not be answered before all is known. */
export const takesFirst = ({ pulls, refreshes }: Abilities): boolean => !pulls || refreshes;

/** What is certain of an open page while its folder is read for the first time. */
export async function firstDiagnostics(
  look: FirstLook | null,
  path: string,
  document: TextDocument | undefined,
  abilities: Abilities,
  settings: Settings,
): Promise<readonly Diagnostic[]> {
  if (look === null || document === undefined) return [];
  const answer = await look.answer(path, document.getText());
  if (answer === null) return [];
  const { page, findings } = answer;
  const places = { uri: () => document.uri, page: () => page };
  return findings
    .filter((finding) => isShown(settings, finding))
    .map((finding) => toDiagnostic(finding, places, abilities));
}
