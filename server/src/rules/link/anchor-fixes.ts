import { spell } from '../../site/spell';
import type { Finding, Fix, FixContext } from '../rule';
import { findAnchors, reasonOf } from './find-anchor';
import { ignoreFix } from './ignore-fix';
import { makeHeading } from './make-heading';
import { onOnlyPage } from './only-page';
import { changeLink, fromOf, linkFixes, linkOf, type Proposal } from './proposal';

/** The ways out of a link to a missing anchor: the heading that it may have meant, here or on another page; the page itself. */
export async function anchorFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  const subject = linkOf(finding);
  if (subject === null || subject.target.kind !== 'page' || subject.target.fragment === null) return [];
  const { link, target } = subject;
  const fragment = subject.target.fragment;
  const here = await findAnchors(target.path, fragment, link.text, context);
  const proposals: Proposal[] = [
    ...here.map((anchor) => ({ ...anchor, path: target.path, fragment: anchor.id, why: reasonOf(anchor) })),
    ...onOnlyPage(fragment, target.path, context),
  ];
  const top = target.path === finding.path ? [] : await withoutFragment(finding, context);
  return [
    ...(await makeHeading(finding, context)),
    ...(await linkFixes(finding, proposals, context)),
    ...top,
    ...(await ignoreFix(finding, context)),
  ];
}

async function withoutFragment(finding: Finding, context: FixContext): Promise<Fix[]> {
  const subject = linkOf(finding);
  if (subject === null || subject.target.kind !== 'page') return [];
  const from = fromOf(finding, context);
  const url = spell(subject.link, from, { path: subject.target.path, fragment: null }, context.handbook.site);
  if (url === null) return [];
  const fix = changeLink(finding, subject.link, url, await context.text(finding.path), {
    why: 'the top of the page',
    preferred: false,
    goal: { path: subject.target.path, fragment: null },
  });
  return [fix];
}
