import { nearest } from '../../handbook/nearest';
import { lineBreakOf } from '../../page/lines';
import type { Page } from '../../page/page';
import { pageTitle } from '../../page/title';
import { spell } from '../../site/spell';
import type { Finding, Fix, FixContext } from '../rule';
import { ignoreFix } from './ignore-fix';
import { plain } from './likeness';
import { fromOf } from './proposal';

/** The ways out of an undefined reference: the label that was meant, or a definition that leads to the page of that name. */
export async function referenceFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  const page = context.handbook.pages.get(finding.path);
  if (page === undefined || finding.subject.kind !== 'reference') return [];
  const { label, text } = finding.subject;
  const source = await context.text(finding.path);
  const written = source.slice(finding.span.start, finding.span.end);
  return [
    ...correctLabel(finding, label, written, page),
    ...define(finding, label, text, source, context).slice(0, 3),
    ...(await ignoreFix(finding, context)),
  ];
}

/** The label that the page does define. */
function correctLabel({ path, span }: Finding, label: string, written: string, page: Page): Fix[] {
  const defined = page.links.filter(({ kind }) => kind === 'definition').map((definition) => definition.text);
  const near = nearest(label, defined);
  if (near === null) return [];
  const edits = [{ path, span, newText: `${written.slice(0, written.lastIndexOf('['))}[${near}]` }];
  const title = `Change the label to [${near}]`;
  return [{ title, why: 'nearly the same label', preferred: false, edits, create: [] }];
}

/** A definition at the page's end that leads to the page of that title. */
function define(finding: Finding, label: string, text: string, source: string, context: FixContext): Fix[] {
  const { path, span } = finding;
  const wanted = [plain(text), plain(label)];
  const like = { kind: 'definition', url: './x', tag: null, text: label, embeds: false, destination: span } as const;
  const end = { start: source.length, end: source.length };
  return [...context.handbook.pages].flatMap(([other, page]): Fix[] => {
    if (other === path || !wanted.includes(plain(pageTitle(page)))) return [];
    const url = spell(like, fromOf(finding, context), { path: other, fragment: null }, context.handbook.site);
    if (url === null) return [];
    const edits = [{ path, span: end, newText: `${gap(source)}[${label}]: ${url}${lineBreakOf(source)}` }];
    return [{ title: `Define [${label}] as ${url}`, why: 'a page of that title', preferred: false, edits, create: [] }];
  });
}

/** What parts a definition from the text before it. */
function gap(source: string): string {
  const lineBreak = lineBreakOf(source);
  if (source === '' || source.endsWith(lineBreak + lineBreak)) return '';
  return source.endsWith(lineBreak) ? lineBreak : lineBreak + lineBreak;
}
