import { encodePath, parseUrl } from '../../site/url';
import type { Finding, Fix, FixContext } from '../rule';
import { ignoreFix } from './ignore-fix';
import { changeLink, linkFixes, linkOf } from './proposal';
import { withFragment } from './with-fragment';

/** Writes the link with the letter case that the page or file has. */
export async function caseFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  const subject = linkOf(finding);
  if (subject === null || subject.target.kind !== 'wrong-case') return [];
  const { link, target } = subject;
  const ignore = await ignoreFix(finding, context);
  const why = 'only upper and lower case differ';
  if (target.page) {
    const proposals = await withFragment({ path: target.path, score: 0.99, why }, target.fragment, link.text, context);
    return [...(await linkFixes(finding, proposals, context)), ...ignore];
  }
  const { path, query, fragment } = parseUrl(link.url);
  const url = withCaseOf(path, target.path) + query + (fragment === null ? '' : `#${fragment}`);
  return [
    changeLink(finding, link, url, await context.text(finding.path), {
      why,
      preferred: true,
      goal: { path: target.path, fragment: null },
    }),
    ...ignore,
  ];
}

/** The end of `path` in the letter case of `file`, which it equals but for that. */
function withCaseOf(path: string, file: string): string {
  const real = file.split('/');
  const segments = path.split('/');
  for (let back = 1; back <= Math.min(real.length, segments.length); back++) {
    const [written, right] = [segments.at(-back) ?? '', encodePath(real.at(-back) ?? '')];
    if (written.toLowerCase() !== right.toLowerCase()) break;
    segments[segments.length - back] = right;
  }
  return segments.join('/');
}

/** Writes the page's own address in place of the old one that forwards to it. */
export async function redirectFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  const subject = linkOf(finding);
  if (subject === null || subject.target.kind !== 'page') return [];
  const { path, fragment } = subject.target;
  const proposal = { path, fragment, score: 0.99, why: 'the page’s own address' };
  return [...(await linkFixes(finding, [proposal], context)), ...(await ignoreFix(finding, context))];
}
