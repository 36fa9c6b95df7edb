import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver/node';
import { configurationText, useSchema } from '../../features/configuration-file';
import { frontmattersIn, schemaOf } from '../../features/page-schema';
import { CONFIGURATION_FILE } from '../../handbook/configuration';
import { violationsOf } from '../../rules/frontmatter/schema';
import { inFolder, within } from '../../site/url';
import { Slices } from '../slices';
import { builderFor, draftOf, GONE, handbookAsked, refused } from './draft';
import type { FeatureContext } from './features';
import { signalOf } from './guard';
import type { Draft, PageFolder, Refused, SchemaDraft, UseSchemaParams } from './messages';
import { pathIn } from './uris';

/** A configuration that says what was found out without one. */
export async function draftConfiguration(
  params: PageFolder,
  token: CancellationToken,
  context: FeatureContext,
): Promise<Draft | Refused> {
  const asked = await handbookAsked(params, signalOf(token), context);
  if (asked === null) return GONE;
  const { folder, handbook, place } = asked;
  const path = inFolder(place.root, CONFIGURATION_FILE);
  if (await folder.has(path)) return refused(`There is ${path} already.`, folder.uri(path));
  return draftOf(folder, { path, text: configurationText(handbook.publication) }, 0, context);
}

/** A schema of what the pages of a folder do, and how many of them do otherwise. */
export async function draftSchema(
  params: PageFolder,
  token: CancellationToken,
  context: FeatureContext,
): Promise<SchemaDraft | Refused> {
  const asked = await handbookAsked(params, signalOf(token), context);
  if (asked === null) return GONE;
  const { folder, handbook, place } = asked;
  const part = within(place.root, params.path);
  const path = inFolder(place.root, `handbook${part === '' ? '' : `.${part.replaceAll('/', '-')}`}.schema.json`);
  if (await folder.has(path)) return refused(`There is ${path} already.`, folder.uri(path));
  const pages = frontmattersIn(params.path, handbook);
  const slices = new Slices(signalOf(token));
  const schema = await schemaOf(pages, () => slices.next());
  if (schema === null) return refused('Too few pages there have frontmatter to tell what they do.');
  let unlike = 0;
  for (const frontmatter of pages.values()) {
    if (violationsOf(frontmatter, schema).length > 0) unlike += 1;
    await slices.next();
  }
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  return { ...draftOf(folder, { path, text }, 0, context), pages: pages.size, unlike };
}

/** Names a schema in the configuration of its handbook, which is created where there is none. */
export async function useSchemaHere(
  params: UseSchemaParams,
  token: CancellationToken,
  context: FeatureContext,
): Promise<WorkspaceEdit | Refused> {
  const asked = await handbookAsked(params, signalOf(token), context);
  if (asked === null) return GONE;
  const { folder, handbook, place } = asked;
  const part = within(place.root, params.path);
  const schema = within(place.root, pathIn(folder.root, params.schema) ?? '');
  const use = { pages: part === '' ? '**' : `${part}/**`, schema };
  const path = inFolder(place.root, CONFIGURATION_FILE);
  const builder = builderFor(context);
  if (await folder.has(path)) {
    const edits = useSchema(path, await folder.text(path), use);
    if (edits === null) return refused(`${path} has a mistake that must be repaired first.`, folder.uri(path));
    await builder.change(folder, path, edits);
  } else builder.create(folder, { path, text: configurationText(handbook.publication, use) });
  return builder.edit;
}
