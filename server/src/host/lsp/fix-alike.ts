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

/** Offers the first of a finding's fixes for all links of the handbook that lead to the same place. */
export async function fixAlikeActions(
  { folder, path }: Located,
  finding: Finding,
  fixes: readonly Fix[],
  diagnostic: Diagnostic,
  signal: AbortSignal,
  context: CodeActionContext,
): Promise<CodeAction[]> {
  const model = modelOf(finding, fixes);
  if (model === null || folder.keeper === null || !context.abilities.resolvesEdits) return [];
  const alike = await alikeIn(folder.keeper, model, signal);
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

  const plan = new EditPlan();
  for (const each of await alikeIn(keeper, model, signal)) {
    const fix = await repairAlike(each, model, keeper.fixContext(each.path));
    if (fix !== null) plan.take(fix);
  }
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

/** The findings of the handbook that the model's repair suits, page by page. */
async function alikeIn(keeper: Keeper, model: Model, signal: AbortSignal): Promise<Finding[]> {
  const { handbook } = keeper.keptFor(model.finding.path);
  const slices = new Slices(signal);
  const found: Finding[] = [];
  for (const path of [...handbook.pages.keys()].sort()) {
    for (const finding of await keeper.findings(path)) {
      if (isAlike(finding, model, handbook.site)) found.push(finding);
    }
    await slices.next();
  }
  return found;
}
