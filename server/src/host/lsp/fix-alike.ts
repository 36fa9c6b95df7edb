import { type CancellationToken, type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import { isAlike, type Model, modelOf, repairAlike, titleForAll } from '../../rules/link/alike';
import type { Finding, Fix } from '../../rules/rule';
import { EditPlan } from '../edits';
import type { Keeper } from '../keeper';
import { Slices } from '../slices';
import type { CodeActionContext } from './code-actions';
import type { Located } from './folders';
import { signalOf } from './guard';
import { EditBuilder } from './workspace-edit';

/** The finding that an action was offered for: its edit is made once the author has chosen it. */
interface Offered {
  readonly uri: string;
  readonly rule: string;
  readonly start: number;
}

const ANNOTATION = 'alike';

/** Offers the first of a finding's fixes for all links to the same place, as far as the handbook is checked by now. */
export function fixAlikeActions(
  { folder, path }: Located,
  finding: Finding,
  fixes: readonly Fix[],
  diagnostic: Diagnostic,
  { abilities }: CodeActionContext,
): CodeAction[] {
  const model = modelOf(finding, fixes);
  if (model === null || folder.keeper === null || !abilities.resolvesEdits) return [];
  const { handbook } = folder.keeper.keptFor(path);
  const alike = folder.keeper.foundIn(handbook).filter((each) => isAlike(each, model, handbook.site));
  if (alike.length < 2) return [];
  const data: Offered = { uri: folder.uri(path), rule: finding.rule, start: finding.span.start };
  return [{ title: titleForAll(model, alike), kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], data }];
}

/** Adds its edit, to be confirmed; other actions stay as they are. */
export async function resolveAction(
  action: CodeAction,
  token: CancellationToken,
  context: CodeActionContext,
): Promise<CodeAction> {
  const offered: Partial<Offered> = action.data ?? {};
  const located = offered.uri === undefined ? null : context.folders.locate(offered.uri);
  if (located === null) return action;
  const { folder, path } = located;
  const signal = signalOf(token);
  const keeper = await folder.whenRead(signal);
  await folder.allSettled(signal);
  const found = (await keeper?.findings(path)) ?? [];
  const finding = found.find(({ rule, span }) => rule === offered.rule && span.start === offered.start);
  const model = keeper && finding ? modelOf(finding, await keeper.fixes(finding)) : null;
  if (keeper === null || model === null) return action;

  const plan = await planFor(keeper, model, signal);
  const builder = new EditBuilder(context.abilities, context.version);
  const annotated = context.abilities.annotatesEdits ? { annotation: ANNOTATION } : {};
  if (context.abilities.annotatesEdits) builder.annotate(ANNOTATION, { label: action.title, needsConfirmation: true });
  for (const [file, edits] of plan.files) {
    await builder.change(
      folder,
      file,
      edits.map((edit) => ({ ...edit, ...annotated })),
    );
  }
  return { ...action, edit: builder.edit };
}

/** The repairs of all pages. */
async function planFor(keeper: Keeper, model: Model, signal: AbortSignal): Promise<EditPlan> {
  const { handbook } = keeper.keptFor(model.finding.path);
  const slices = new Slices(signal);
  const plan = new EditPlan();
  for (const path of [...handbook.pages.keys()].sort()) {
    for (const finding of await keeper.findings(path)) {
      const isSame = isAlike(finding, model, handbook.site);
      const fix = isSame ? await repairAlike(finding, model, keeper.fixContext(path)) : null;
      if (fix !== null) plan.take(fix);
    }
    await slices.next();
  }
  return plan;
}
