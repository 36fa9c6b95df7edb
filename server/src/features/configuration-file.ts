import { findNodeAtLocation, modify } from 'jsonc-parser';
import type { Edit } from '../handbook/edit';
import type { Publication } from '../handbook/handbook';
import { readJson } from '../handbook/json';
import { lineBreakOf } from '../page/lines';

/** An entry of `frontmatter` in the configuration, with its schema in a file. */
export interface SchemaUse {
  readonly pages: string;
  readonly schema: string;
}

/** A configuration that says what was found out without one, and why: nothing is read in another way with it. */
export function configurationText(publication: Publication, use: SchemaUse | null = null): string {
  const { profile, layout, because } = publication;
  const origins = [...new Set(publication.origins)];
  const settings = [
    setting(because, 'site', profile.id),
    ...(layout.baseUrl === ''
      ? []
      : [setting('The URL path under which the handbook is published.', 'baseUrl', layout.baseUrl)]),
    ...(origins.length === 0
      ? []
      : [setting('Links that begin with one of these lead into the handbook too.', 'origins', origins)]),
    ...(use === null ? [] : [setting('What the frontmatter of pages must look like.', 'frontmatter', [use])]),
  ];
  return `{\n${settings.join(',\n')}\n}\n`;
}

function setting(comment: string, key: string, value: unknown): string {
  const written = JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
  return `  // ${comment.replaceAll(/\s+/g, ' ')}\n  ${JSON.stringify(key)}: ${written}`;
}

/** Edits that make a configuration hold pages to a schema, with comments kept; null where its JSON has mistakes. */
export function useSchema(path: string, text: string, use: SchemaUse): readonly Edit[] | null {
  const { tree, errors } = readJson(text);
  if (tree?.type !== 'object' || errors.length > 0) return null;
  const entries = findNodeAtLocation(tree, ['frontmatter']);
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: lineBreakOf(text) };
  const edits =
    entries?.type === 'array'
      ? modify(text, ['frontmatter', entries.children?.length ?? 0], use, { formattingOptions, isArrayInsertion: true })
      : modify(text, ['frontmatter'], [use], { formattingOptions });
  return edits.map(({ offset, length, content }) => ({
    path,
    span: { start: offset, end: offset + length },
    newText: content,
  }));
}
