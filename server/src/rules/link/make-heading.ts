import { spacelessHeadings } from '../../page/spaceless-headings';
import { headingTitle } from '../../page/title';
import { decode } from '../../site/url';
import type { Finding, Fix, FixContext } from '../rule';
import { plain } from './likeness';
import { changeLink, linkOf } from './proposal';

/** `##Pay` is no heading for want of a space. A link to `#pay` shows that it was meant to be one. */
export async function makeHeading(finding: Finding, context: FixContext): Promise<Fix[]> {
  const subject = linkOf(finding);
  if (subject === null || subject.target.kind !== 'page' || subject.target.fragment === null) return [];
  const { link, target } = subject;
  const { pages, site } = context.handbook;
  const page = pages.get(target.path);
  const wanted = decode(subject.target.fragment);
  if (page === undefined) return [];
  const text = await context.text(finding.path);
  return spacelessHeadings(page)
    .filter(({ heading }) => plain(headingTitle(heading)) === plain(wanted))
    .flatMap(({ at, heading }) => {
      const [id] = site.profile.headingIds({ ...page, headings: [heading] });
      if (id === null || id === undefined) return [];
      const url = link.url.replace(/#.*/s, `#${id}`);
      const change = changeLink(finding, link, url, text, { why: '', preferred: false }).edits;
      const space = { path: target.path, span: { start: at, end: at }, newText: ' ' };
      return [
        {
          title: `Make “${headingTitle(heading)}” a heading`,
          why: 'the space behind # is missing',
          preferred: false,
          edits: [space, ...(id === wanted ? [] : change)],
          create: [],
        },
      ];
    });
}
