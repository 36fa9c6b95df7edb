import type { Edit } from '../../handbook/edit';
import type { Link } from '../../page/page';
import { headingTitle } from '../../page/title';
import type { Copy } from '../../passages/copies';
import type { Site } from '../../site/profile';
import { fromPage, resolve } from '../../site/resolve';
import { spell } from '../../site/spell';
import { basename } from '../../site/url';
import { isInHtml } from './other-version';
import { definesForOthers } from './references';

/** Ways of writing a link, for a page that has none to learn from. */
const STYLES = ['./page.md', '/page/'];

/** Replaces this copy by a link to the section of the other one. Null when nothing leads there. */
export function linkInstead(copy: Copy, site: Site): Edit | null {
  const { a, b, own, section } = copy;
  const { text } = a.page;
  if (!/^[ \t]*$/.test(text.slice(Math.max(text.lastIndexOf('\n', own.start - 1), -1) + 1, own.start))) return null;
  if (isInHtml(a.page, own)) return null;
  if (definesForOthers(a.page, own)) return null;
  const from = fromPage(a.path, site);
  const heading = headingTitle(b.page.headings[section]);
  const fragment = site.profile.headingIds(b.page)[section] ?? null;
  for (const style of [...stylesOf(copy, site), ...STYLES.map(plain)]) {
    const url = spell(style, from, { path: b.path, fragment }, site);
    if (url === null) continue;
    const title = heading === '' ? titleOf(copy) : heading;
    const newText = `[${title.replace(/[[\]\\]/g, '\\$&')}](${url})`;
    return { path: a.path, span: own, newText };
  }
  return null;
}

/** The page's own links to other pages show how it writes them. */
function stylesOf({ a }: Copy, site: Site): Link[] {
  const from = fromPage(a.path, site);
  const isToPage = (link: Link): boolean => {
    const target = resolve(link, from, site);
    return link.kind === 'inline' && link.tag === null && target.kind === 'page' && target.path !== a.path;
  };
  return a.page.links.filter(isToPage).slice(0, 1);
}

const plain = (url: string): Link => ({
  kind: 'inline',
  destination: { start: 0, end: 0 },
  url,
  tag: null,
  text: '',
  embeds: false,
});

function titleOf({ b }: Copy): string {
  const title = b.page.frontmatter?.data?.title;
  return typeof title === 'string' && title !== '' ? title : basename(b.path).replace(/\.[^.]+$/, '');
}
