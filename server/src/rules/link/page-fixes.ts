import { resolve } from '../../site/resolve';
import { isMarkdown, parseUrl } from '../../site/url';
import type { Finding, Fix, FixContext, NewFile } from '../rule';
import { withScheme } from './describe';
import { findAnchors } from './find-anchor';
import { findPages } from './find-page';
import { ignoreFix } from './ignore-fix';
import { newPageText, restoreFix } from './new-page';
import { onOnlyPage } from './only-page';
import { changeLink, fromOf, linkFixes, linkOf, type Proposal } from './proposal';

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

/** The page with the anchor that the link names, with the one that it may have meant, or without any. */
async function withFragment(
  { path, score, why }: { path: string; score: number; why: string },
  fragment: string | null,
  text: string,
  context: FixContext,
): Promise<Proposal[]> {
  const { site } = context.handbook;
  const url = site.address(path)?.url ?? '/';
  if (fragment === null || fragment === '') return [{ path, fragment: null, score, why }];
  const here = resolve({ url: `#${fragment}`, tag: null, embeds: false }, { path, url }, site);
  if (here.kind === 'page' && here.anchor !== 'missing')
    return [{ path, fragment, score: Math.min(0.99, score + 0.02), why }];
  const anchors = (await findAnchors(path, fragment, text, context)).slice(0, 2);
  return [
    ...anchors.map((anchor) => ({
      path,
      fragment: anchor.id,
      score: score * anchor.score,
      why: `${why}; ${anchor.why}`,
    })),
    { path, fragment: null, score: score * 0.5, why: `${why}; without #${fragment}` },
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
  if (file === undefined || file === '') return null;
  const asFolder = parseUrl(written).path.endsWith('/') && handbook.site.profile.folders === 'listed';
  const path = isMarkdown(file) ? file : asFolder ? `${file}/README.md` : `${file.replace(/\.html?$/i, '')}.md`;
  const { root } = handbook.publication.layout;
  const inside = root === '' || path.startsWith(`${root}/`);
  return inside && handbook.site.look(path).kind === 'absent' ? path : null;
}
