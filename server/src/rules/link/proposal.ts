import { printDestination } from '../../page/destination';
import type { Link, Page } from '../../page/page';
import type { From, Site } from '../../site/profile';
import { type Destination, spell } from '../../site/spell';
import type { Finding, Fix, FixContext, LinkSubject } from '../rule';

/** A place that a broken link may have meant. `score`: 0 to 1, how likely. */
export interface Proposal {
  readonly path: string;
  /** An anchor's id; null for the top of the page. */
  readonly fragment: string | null;
  readonly score: number;
  /** In the author's words. */
  readonly why: string;
}

/** From here on a proposal is nearly certain, if nothing else comes near it. */
const CERTAIN = 0.9;
const CLEAR_LEAD = 0.06;
const MOST = 5;

/** The fixes for a link, best first, each in the link's own style; proposals that cannot be written are left out. */
export async function linkFixes(finding: Finding, proposals: readonly Proposal[], context: FixContext): Promise<Fix[]> {
  const subject = linkOf(finding);
  if (subject === null) return [];
  const from = fromOf(finding, context);
  const text = await context.text(finding.path);
  const written = new Map<string, Proposal>();
  for (const proposal of [...proposals].sort((a, b) => b.score - a.score)) {
    const url = urlTo(proposal, subject, from, context.handbook.site);
    if (url !== null && url !== subject.link.url && !written.has(url)) written.set(url, proposal);
    if (written.size === MOST) break;
  }
  const ranked = [...written];
  return ranked.map(([url, { path, fragment, score, why }], index) => {
    const lead = score - (ranked[index + 1]?.[1].score ?? 0);
    return changeLink(finding, subject.link, url, text, {
      why,
      preferred: index === 0 && score >= CERTAIN && lead >= CLEAR_LEAD,
      goal: { path, fragment },
    });
  });
}

/** What to write for a broken link to lead there, in its own style; null where nothing that can be written does. */
export function urlTo(to: Destination, { link, target }: LinkSubject, from: From, site: Site): string | null {
  // A link that led to another page says nothing about how this page would be named.
  const isOwn = to.path === from.path && target.kind === 'missing' && link.tag === null;
  return spell(isOwn ? { ...link, url: '#' } : link, from, to, site);
}

export function changeLink(
  finding: Finding,
  link: Link,
  url: string,
  text: string,
  about: Pick<Fix, 'why' | 'preferred' | 'goal'>,
): Fix {
  const edit = { path: finding.path, span: link.destination, newText: printDestination(link, text, url) };
  return { title: `Change to ${url}`, ...about, edits: [edit], create: [] };
}

export const linkOf = ({ subject }: Finding): LinkSubject | null => (subject.kind === 'link' ? subject : null);

export function fromOf({ path }: Finding, { handbook }: FixContext): From {
  return { path, url: handbook.site.address(path)?.url ?? '/' };
}

export const pageOf = ({ path }: Finding, { handbook }: FixContext): Page | undefined => handbook.pages.get(path);
