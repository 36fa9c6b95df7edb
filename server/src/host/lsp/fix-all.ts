import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver/node';
import { EditPlan } from '../edits';
import { Slices } from '../slices';
import { type CodeActionContext, preferredFix } from './code-actions';
import type { Folder } from './folder';
import { signalOf } from './guard';
import { type Change, EditBuilder } from './workspace-edit';

/** The preferred fixes of all pages of all handbooks as one edit, to be confirmed kind by kind; null where there are none. */
export async function fixAll(token: CancellationToken, context: CodeActionContext): Promise<WorkspaceEdit | null> {
  const builder = new EditBuilder(context.abilities, context.version);
  const slices = new Slices(signalOf(token));
  let any = false;
  for (const folder of context.folders.all) {
    const changes = await changesOf(folder, slices, (rule) => {
      if (context.abilities.annotatesEdits)
        builder.annotate(rule, { label: `Repair ${rule}`, needsConfirmation: true });
    });
    for (const [path, edits] of changes) {
      any = true;
      await builder.change(
        folder,
        path,
        context.abilities.annotatesEdits ? edits : edits.map(({ annotation: _, ...edit }) => edit),
      );
    }
  }
  return any ? builder.edit : null;
}

async function changesOf(
  folder: Folder,
  slices: Slices,
  meet: (rule: string) => void,
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const keeper = await folder.whenRead();
  const plan = new EditPlan();
  const rules = new Map<object, string>();
  for (const path of keeper?.handbooks.flatMap(({ handbook }) => [...handbook.pages.keys()]).sort() ?? []) {
    await slices.next();
    for (const finding of (await keeper?.findings(path)) ?? []) {
      const fix = await preferredFix(folder, finding);
      if (fix === undefined || !plan.take(fix)) continue;
      meet(finding.rule);
      for (const edit of fix.edits) rules.set(edit, finding.rule);
    }
  }
  return new Map(
    [...plan.files].map(([path, edits]) => [
      path,
      edits.map((edit): Change => {
        const annotation = rules.get(edit);
        return annotation === undefined ? edit : { ...edit, annotation };
      }),
    ]),
  );
}
