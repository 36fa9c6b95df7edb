import { basename, isMarkdown, parseUrl } from '../../site/url';
import type { Finding, Fix, FixContext, NewFile } from '../rule';
import { asSection } from './as-section';
import { withScheme } from './describe';
import { findPages } from './find-page';
import { ignoreFix } from './ignore-fix';
import { newPageText, restoreFix } from './new-page';
import { onOnlyPage } from './only-page';
import { changeLink, fromOf, linkFixes, linkOf, type Proposal } from './proposal';
import { withFragment } from './with-fragment';

/** The ways out of a link to a missing page: where it may have meant to lead; create the page; restore it; ignore it. */
export async function pageFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  const subject = linkOf(finding);
  if (subject === null || subject.target.kind !== 'missing') return [];
  const { link, target } = subject;
  const ignore = await ignoreFix(finding, context);
  const full = withScheme(link.url);
  if (full !== null) {
    const text = await context.text(finding.path);
    return [changeLink(finding, link, full, text, { why: 'the scheme was missing', preferred: true }), ...ignore];
  }
  const from = fromOf(finding, context);
  const proposals: Proposal[] = [];
  for (const page of (await findPages(link, target.urlPath, from, context)).slice(0, 6)) {
    proposals.push(...(await withFragment(page, target.fragment, link.text, context)));
  }
  proposals.push(...asSection(target.urlPath, target.fragment, finding.path, context));
  if (target.fragment !== null && !proposals.some(({ fragment }) => fragment !== null)) {
    proposals.push(...onOnlyPage(target.fragment, finding.path, context));
  }
  return [
    ...(await linkFixes(finding, proposals, context)),
    ...(await restoreFix(target.urlPath, context)),
    ...createFix(newFilePath(link.url, target.urlPath, context), target.fragment, link.text, context),
    ...ignore,
  ];
}

function createFix(path: string | null, fragment: string | null, text: string, context: FixContext): Fix[] {
  if (path === null) return [];
  const file: NewFile = { path, text: newPageText(path, fragment, text, context) };
  return [{ title: `Create ${path}`, why: '', preferred: false, edits: [], create: [file] }];
}

/** The file that would be published where the link leads; null when that lies outside of the handbook's pages. */
function newFilePath(written: string, urlPath: string, { handbook }: FixContext): string | null {
  const [file] = handbook.site.profile.files(urlPath, handbook.site);
  if (file === undefined || basename(file).startsWith('.')) return null;
  const asFolder = parseUrl(written).path.endsWith('/') && handbook.site.profile.folders === 'listed';
  const path = isMarkdown(file) ? file : asFolder ? `${file}/README.md` : `${file.replace(/\.html?$/i, '')}.md`;
  const { root } = handbook.publication.layout;
  const inside = root === '' || path.startsWith(`${root}/`);
  return inside && handbook.site.look(path).kind === 'absent' ? path : null;
}
