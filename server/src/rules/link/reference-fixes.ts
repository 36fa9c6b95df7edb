import { nearest } from '../../handbook/nearest';
import { spell } from '../../site/spell';
import type { Finding, Fix, FixContext } from '../rule';
import { titleOf } from './find-page';
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
  const fixes: Fix[] = [];
  const near = nearest(
    label,
    page.links.filter(({ kind }) => kind === 'definition').map((definition) => definition.text),
  );
  if (near !== null) {
    const newText = `${written.slice(0, written.lastIndexOf('['))}[${near}]`;
    const edits = [{ path: finding.path, span: finding.span, newText }];
    fixes.push({
      title: `Change the label to [${near}]`,
      why: 'nearly the same label',
      preferred: false,
      edits,
      create: [],
    });
  }
  for (const [path, other] of context.handbook.pages) {
    const names = [plain(titleOf(other))];
    if (path === finding.path || !(names.includes(plain(text)) || names.includes(plain(label)))) continue;
    const definition = {
      kind: 'definition',
      url: './x',
      tag: null,
      text: label,
      embeds: false,
      destination: finding.span,
    } as const;
    const url = spell(definition, fromOf(finding, context), { path, fragment: null }, context.handbook.site);
    if (url === null) continue;
    const edits = [
      {
        path: finding.path,
        span: { start: source.length, end: source.length },
        newText: `${gap(source)}[${label}]: ${url}\n`,
      },
    ];
    fixes.push({
      title: `Define [${label}] as ${url}`,
      why: 'a page of that title',
      preferred: false,
      edits,
      create: [],
    });
  }
  return [...fixes.slice(0, 4), ...(await ignoreFix(finding, context))];
}

/** What parts a definition from the text before it. */
function gap(source: string): string {
  if (/\n\s*\n$/.test(source) || source === '') return '';
  return source.endsWith('\n') ? '\n' : '\n\n';
}
