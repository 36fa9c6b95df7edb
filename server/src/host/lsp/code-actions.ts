import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  DiagnosticSeverity,
} from 'vscode-languageserver/node';
import { type Finding, type Fix, titleOf } from '../../rules/rule';
import { EditPlan } from '../edits';
import type { Abilities } from './abilities';
import { compareActions } from './compare';
import { SOURCE, toRange } from './diagnostics';
import type { Folders, Located } from './folders';
import { signalOf } from './guard';
import { EditBuilder } from './workspace-edit';

/** Repairs the document at hand, preferred fixes only. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.handbook`;

export interface CodeActionContext {
  readonly folders: Folders;
  readonly abilities: Abilities;
  version(uri: string): number | null;
}

/** Makes the fixes of what is asked for; of nothing else anything is computed. */
export async function codeActions(
  { textDocument, context: { diagnostics, only } }: CodeActionParams,
  token: CancellationToken,
  context: CodeActionContext,
): Promise<CodeAction[]> {
  const ours = diagnostics.filter(({ source }) => source === SOURCE);
  const wantsFixes =
    ours.length > 0 && (only === undefined || only.some((kind) => covers(kind, CodeActionKind.QuickFix)));
  const wantsAll = only?.some((kind) => covers(kind, FIX_ALL)) ?? false;
  const located = context.folders.locate(textDocument.uri);
  if (located === null || !context.abilities.takesCodeActions || !(wantsFixes || wantsAll)) return [];
  const signal = signalOf(token);
  await located.folder.whenRead(signal);
  await located.folder.settled(located.path, signal);
  return [
    ...(wantsFixes ? await quickFixes(located, ours, signal, context) : []),
    ...(wantsAll ? await fixAllHere(located, textDocument.uri, signal, context) : []),
  ];
}

async function quickFixes(
  located: Located,
  shown: readonly Diagnostic[],
  signal: AbortSignal,
  context: CodeActionContext,
): Promise<CodeAction[]> {
  const { folder, path } = located;
  const actions: CodeAction[] = [];
  const findings = (await folder.keeper?.findings(path)) ?? [];
  const starts = folder.lineStarts(path) ?? [0];
  for (const diagnostic of [...shown].sort(worstFirst)) {
    const finding = findings.find(
      ({ rule, span }) => rule === diagnostic.code && sameRange(toRange(starts, span), diagnostic.range),
    );
    if (finding === undefined) continue;
    signal.throwIfAborted();
    if (context.abilities.comparesCopies) actions.push(...compareActions(located, finding, diagnostic));
    for (const fix of (await folder.keeper?.fixes(finding)) ?? []) {
      if (fix.create.length > 0 && !(context.abilities.createsFiles && context.abilities.versionedEdits)) continue;
      actions.push(await quickFix(located, diagnostic, fix, context));
    }
  }
  return actions;
}

/** A broken link inside of a copied passage is put right before the passage is. */
function worstFirst(a: Diagnostic, b: Diagnostic): number {
  return (a.severity ?? DiagnosticSeverity.Error) - (b.severity ?? DiagnosticSeverity.Error) || linesOf(a) - linesOf(b);
}

const linesOf = ({ range: { start, end } }: Diagnostic): number => end.line - start.line;

async function quickFix(
  { folder }: Located,
  diagnostic: Diagnostic,
  fix: Fix,
  context: CodeActionContext,
): Promise<CodeAction> {
  const builder = new EditBuilder(context.abilities, context.version);
  for (const file of fix.create) builder.create(folder, file);
  for (const path of new Set(fix.edits.map((edit) => edit.path))) {
    await builder.change(
      folder,
      path,
      fix.edits.filter((edit) => edit.path === path),
    );
  }
  return {
    title: titleOf(fix),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(fix.preferred ? { isPreferred: true } : {}),
    edit: builder.edit,
  };
}

async function fixAllHere(
  { folder, path }: Located,
  uri: string,
  signal: AbortSignal,
  context: CodeActionContext,
): Promise<CodeAction[]> {
  const plan = new EditPlan();
  for (const finding of (await folder.keeper?.findings(path)) ?? []) {
    signal.throwIfAborted();
    const fix = await preferredFix(folder, finding);
    if (fix?.edits.every((edit) => edit.path === path)) plan.take(fix);
  }
  const edits = plan.files.get(path);
  if (edits === undefined) return [];
  const builder = new EditBuilder(context.abilities, () => context.version(uri));
  await builder.change(folder, path, edits);
  return [{ title: 'Repair everything on this page that is certain', kind: FIX_ALL, edit: builder.edit }];
}

/** The nearly certain way out of a finding, where there is one; it creates no file. */
export async function preferredFix({ keeper }: Located['folder'], finding: Finding): Promise<Fix | undefined> {
  const fixes = (await keeper?.fixes(finding)) ?? [];
  return fixes.find(({ preferred, create, edits }) => preferred && create.length === 0 && edits.length > 0);
}

/** `source` covers `source.fixAll`, which covers `source.fixAll.handbook`. */
const covers = (kind: string, wanted: string): boolean =>
  kind === '' || wanted === kind || wanted.startsWith(`${kind}.`);

const sameRange = (a: Diagnostic['range'], b: Diagnostic['range']): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;
