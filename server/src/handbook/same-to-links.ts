import type { Heading, Page } from '../page/page';
import { spacelessHeadings } from '../page/spaceless-headings';
import { once } from '../passages/once';
import { anchors } from '../site/anchors';
import type { SiteProfile } from '../site/profile';

/** Whether nothing differs that a link to the page can notice: its anchors, and what makes a missing one less sure. */
export const isSameToLinks = (a: Page, b: Page, profiles: readonly SiteProfile[]): boolean =>
  a === b ||
  (hasSameHeadings(a, b) && isSame(besidesHeadings(a), besidesHeadings(b))) ||
  profiles.every((profile) => SEEN.every((seen) => seen(profile)(a) === seen(profile)(b)));

const seenOn = (look: (page: Page, profile: SiteProfile) => unknown) =>
  once((profile: SiteProfile) => once((page: Page): string => JSON.stringify(look(page, profile)) ?? ''));

/** What a link can notice, first what most often differs: where that does, nothing else is looked at. */
const SEEN = [
  seenOn((page, profile) => anchors(page, profile).map(({ id }) => id)),
  seenOn((page, profile) => profile.otherHeadingIds?.(page)),
  seenOn((page, { templates }) => templates && [page.templateTags, Object.keys(page.frontmatter?.data ?? {})]),
];

const besidesHeadings = ({ htmlAnchors, templateTags, frontmatter }: Page): unknown => [
  htmlAnchors.map(({ id }) => id),
  templateTags,
  Object.keys(frontmatter?.data ?? {}),
];

/** Whether all sites give both pages the same ids: most edits leave the headings as they are but for their places. */
const hasSameHeadings = (a: Page, b: Page): boolean =>
  a.headings.length === b.headings.length &&
  a.headings.every((heading, index) => isSameHeading(heading, b.headings[index])) &&
  !hasSpaceless(a) &&
  !hasSpaceless(b);

/** Whether it has a line such as `##Pay`, which some sites take for a heading. */
const hasSpaceless = once((page: Page): boolean => spacelessHeadings(page).length > 0);

const isSameHeading = (a: Heading, b: Heading | undefined): boolean =>
  a.source === b?.source && a.html === b.html && isSame(a.parts, b.parts) && isSame(ofPlace(a), ofPlace(b));

const ofPlace = ({ span, customId, oddities }: Heading): unknown => [
  oddities,
  customId && [customId.id, customId.span.start - span.start],
];

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
