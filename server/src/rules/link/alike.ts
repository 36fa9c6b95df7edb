import { hasAnchor } from '../../site/anchors';
import type { Site } from '../../site/profile';
import { urlKey } from '../../site/resolve';
import { type Destination, spellFile } from '../../site/spell';
import { decode } from '../../site/url';
import { type Finding, type Fix, type FixContext, titleOf } from '../rule';
import { changeLink, fromOf, linkOf, urlTo } from './proposal';

/** A finding on a link with the repair of it that is to be made to other links as well. */
export interface Model {
  readonly finding: Finding;
  readonly goal: Destination;
}

/** The first repair that is offered makes the model: it is what the author sees first, certain or not, and is asked about. */
export function modelOf(finding: Finding, [first]: readonly Fix[]): Model | null {
  return first?.goal === undefined ? null : { finding, goal: first.goal };
}

/** Whether another link leads to the same place that is not there, and the model's repair suits it too. */
export function isAlike(finding: Finding, model: Model, site: Site): boolean {
  const place = placeOf(finding);
  const isSame = finding.rule === model.finding.rule && place !== null && place === placeOf(model.finding);
  return isSame && goalFor(finding, model, site) !== null;
}

/** The model's repair of another link: in that link's style, as seen from its page. */
export async function repairAlike(finding: Finding, model: Model, context: FixContext): Promise<Fix | null> {
  const subject = linkOf(finding);
  const { site } = context.handbook;
  const goal = goalFor(finding, model, site);
  if (subject === null || goal === null) return null;
  const from = fromOf(finding, context);
  const isPage = site.address(goal.path) !== undefined;
  const url = isPage ? urlTo(goal, subject, from, site) : spellFile(subject.link, from, goal.path, site);
  if (url === null) return null;
  const text = await context.text(finding.path);
  return changeLink(finding, subject.link, url, text, { why: '', preferred: false, goal });
}

/** What an author is offered for several links at once. */
export function titleForAll(model: Model, findings: readonly Finding[]): string {
  const pages = new Set(findings.map(({ path }) => path)).size;
  const { path, fragment } = model.goal;
  return titleOf({
    title: `Fix all ${findings.length} links to ${nameOf(model.finding)} ${pages === 1 ? 'on this page' : `in ${pages} pages`}`,
    why: `to ${path}${fragment === null ? '' : `#${fragment}`}`,
  });
}

/** The place that a link leads to and that is not there; a missing page whatever its fragment. Null for other findings. */
function placeOf(finding: Finding): string | null {
  const target = linkOf(finding)?.target;
  switch (target?.kind) {
    case 'missing':
      return `url:${urlKey(target.urlPath)}`;
    case 'wrong-case':
      return `file:${target.path}`;
    case 'page':
      return `page:${target.path}?${target.redirect ?? ''}#${target.anchor === 'missing' ? decode(target.fragment ?? '') : ''}`;
    default:
      return null;
  }
}

/** As an author knows the place. */
function nameOf(finding: Finding): string {
  const target = linkOf(finding)?.target;
  if (target?.kind === 'missing') return target.urlPath;
  if (target?.kind === 'wrong-case') return target.path;
  if (target?.kind !== 'page') return '';
  return target.redirect ?? `${target.path}#${decode(target.fragment ?? '')}`;
}

/** A link with another fragment than the model's keeps it, where it leads to something there; else it is left alone: null. */
function goalFor(finding: Finding, { finding: first, goal }: Model, site: Site): Destination | null {
  const [own, models] = [fragmentOf(finding), fragmentOf(first)];
  if (own === models) return goal;
  const page = site.page(goal.path);
  return own === '' || (page !== undefined && hasAnchor(page, own, site))
    ? { path: goal.path, fragment: own === '' ? null : own }
    : null;
}

function fragmentOf(finding: Finding): string {
  const target = linkOf(finding)?.target;
  return target !== undefined && 'fragment' in target ? decode(target.fragment ?? '') : '';
}
