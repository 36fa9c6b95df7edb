import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  DiagnosticSeverity,
} from 'vscode-languageserver/node';
import { offsetAt } from '../../page/lines';
import { type Finding, type Fix, titleOf } from '../../rules/rule';
import { EditPlan } from '../edits';
import type { Abilities } from './abilities';
import { compareActions, comparisonWith } from './compare';
import { SOURCE, toDiagnostic } from './diagnostics';
import { fixAlikeActions } from './fix-alike';
import type { Folders, Located } from './folders';
import { signalOf } from './guard';
import { PREVIEW, type PreviewedFix } from './messages';
import { REFACTORINGS, refactorings } from './refactorings';
import { type Change, EditBuilder } from './workspace-edit';

/** Repairs the document at hand, preferred fixes only. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.handbook`;

export interface CodeActionContext {
  readonly folders: Folders;
  readonly abilities: Abilities;
  version(uri: string): number | null;
}

/** Makes the fixes of what is asked for; of nothing else anything is computed. */
export async function codeActions(
  params: CodeActionParams,
  token: CancellationToken,
  context: CodeActionContext,
): Promise<CodeAction[]> {
  const { only } = params.context;
  const wantsFixes = only === undefined || only.some((kind) => covers(kind, CodeActionKind.QuickFix));
  const wantsAll = only?.some((kind) => covers(kind, FIX_ALL)) ?? false;
  const located = context.folders.locate(params.textDocument.uri);
  const wantsRefactorings =
    context.abilities.asksAuthor && (only?.some((kind) => REFACTORINGS.some((ours) => covers(kind, ours))) ?? true);
  if (located === null || !context.abilities.takesCodeActions) return [];
  if (!(wantsFixes || wantsAll || wantsRefactorings)) return [];
  const signal = signalOf(token);
  await located.folder.whenRead(signal);
  await located.folder.settled(located.path, signal);
  return [
    ...(wantsFixes
      ? await quickFixes(located, await askedFor(located, params, context.abilities), signal, context)
      : []),
    ...(wantsRefactorings ? refactorings(located, params) : []),
    ...(wantsAll ? await fixAllHere(located, params.textDocument.uri, signal, context) : []),
  ];
}

async function quickFixes(
  located: Located,
  asked: readonly Asked[],
  signal: AbortSignal,
  context: CodeActionContext,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  for (const { finding, diagnostic } of [...asked].sort(worstFirst)) {
    signal.throwIfAborted();
    if (context.abilities.comparesCopies) actions.push(...compareActions(located, finding, diagnostic));
    const fixes = (await located.folder.keeper?.fixes(finding)) ?? [];
    for (const fix of fixes) {
      if (fix.create.length > 0 && !(context.abilities.createsFiles && context.abilities.versionedEdits)) continue;
      actions.push(await quickFix(located, diagnostic, fix, context));
    }
    actions.push(...fixAlikeActions(located, finding, fixes, diagnostic, context));
  }
  return actions;
}

/** A finding, and how the client knows it. */
interface Asked {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
}

/** What is shown at a place, and every copied passage that it lies in: of these only the first line is marked. */
async function askedFor(
  { folder, path }: Located,
  { range, context: { diagnostics } }: CodeActionParams,
  abilities: Abilities,
): Promise<Asked[]> {
  const page = folder.page(path);
  if (page === undefined) return [];
  const place = { start: offsetAt(page.lineStarts, range.start), end: offsetAt(page.lineStarts, range.end) };
  return (await folder.findings(path)).flatMap((finding): Asked[] => {
    const own = toDiagnostic(finding, folder, abilities);
    const known = diagnostics.find(
      ({ source, code, range: marked }) => source === SOURCE && code === own.code && sameRange(marked, own.range),
    );
    if (known !== undefined) return [{ finding, diagnostic: known }];
    const { subject, span } = finding;
    return subject.kind === 'copies' && place.start <= span.end && place.end >= span.start
      ? [{ finding, diagnostic: own }]
      : [];
  });
}

/** A broken link inside of a copied passage is put right before the passage is. */
function worstFirst(a: Asked, b: Asked): number {
  const severity = ({ diagnostic }: Asked): number => diagnostic.severity ?? DiagnosticSeverity.Error;
  const size = ({ finding: { span } }: Asked): number => span.end - span.start;
  return severity(a) - severity(b) || size(a) - size(b);
}

async function quickFix(
  located: Located,
  diagnostic: Diagnostic,
  fix: Fix,
  context: CodeActionContext,
): Promise<CodeAction> {
  const { abilities } = context;
  const { folder } = located;
  const { title, edits, create, preferred, review } = fix;
  const builder = new EditBuilder(abilities, context.version);
  const mark = review !== undefined && abilities.annotatesEdits ? { annotation: title } : {};
  if ('annotation' in mark) builder.annotate(title, { label: title, needsConfirmation: true });
  for (const file of create) builder.create(folder, file);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === path);
    await builder.change(
      folder,
      path,
      own.map((edit): Change => ({ ...edit, ...mark })),
    );
  }
  const action = { title: titleOf(fix), kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  if (review !== undefined && abilities.previewsFixes) {
    const compare = review.compare && comparisonWith(review.compare, folder, diagnostic.range.start);
    const previewed: PreviewedFix = { title, edit: builder.edit, compare };
    return { ...action, command: { title, command: PREVIEW, arguments: [previewed] } };
  }
  return { ...action, ...(preferred ? { isPreferred: true } : {}), edit: builder.edit };
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
