import type { Edit } from '../../handbook/edit';
import { common, titleOfFile, titleOfHeading } from '../../handbook/first-text';
import { NAMES } from '../../handbook/habits/alike';
import { wordsIn } from '../../handbook/habits/keys';
import type { Data, Oddity } from '../../handbook/habits/oddity';
import type { Handbook } from '../../handbook/handbook';
import { type Notation, notationOf } from '../../page/notation';
import type { Frontmatter, Page } from '../../page/page';
import { dirname } from '../../site/url';
import type { Finding, Fix, FixContext } from '../rule';
import { insertion } from './insertion';
import { placeAt, pointerTo } from './places';
import { removal } from './removal';
import { replace, silence } from './writing';

type Of<Kind extends Oddity['kind']> = Extract<Oddity, { readonly kind: Kind }>;

/** The ways out of what no other page does: to do as they do, on this page or on all pages that have the same slip. */
export async function unlikeFixes({ path, span, subject }: Finding, context: FixContext): Promise<readonly Fix[]> {
  const page = context.handbook.pages.get(path);
  if (subject.kind !== 'unlike-others' || page?.frontmatter == null) return [];
  const text = await context.text(path);
  const { frontmatter } = page;
  const notation = notationOf(frontmatter);
  return [
    ...(notation === null
      ? []
      : await repairs(subject.oddity, path, { ...page, frontmatter, notation }, text, context)),
    ...silence('frontmatter/unlike-others', path, frontmatter, span, text),
  ];
}

type Written = Page & { readonly frontmatter: Frontmatter; readonly notation: Notation };

async function repairs(
  oddity: Oddity,
  path: string,
  page: Written,
  text: string,
  context: FixContext,
): Promise<readonly Fix[]> {
  switch (oddity.kind) {
    case 'key':
    case 'value':
      return slips(oddity, path, context);
    case 'empty':
      return fillings(oddity, path, page, text, context.handbook);
    case 'missing-key':
      return missing(oddity, path, page, text, context.handbook);
    case 'same-name':
      return otherNames(oddity, path, page, context.handbook).flatMap((name) =>
        changed(oddity, name, path, page, text),
      );
    case 'same-order':
      return changed(oddity, oddity.free, path, page, text, 'the next number that no page here has');
  }
}

const fix = (title: string, edits: readonly Edit[], why = '', preferred = false): Fix => {
  return { title, why, preferred, edits, create: [] };
};

/** The key or value as the others write it, here and on all pages at once. */
async function slips(oddity: Of<'key' | 'value'>, path: string, context: FixContext): Promise<readonly Fix[]> {
  const { kind, key, written, instead, few, many, sameLetters } = oddity;
  const edits: Edit[] = [];
  for (const [other, data, frontmatter, notation] of dataOf(context.handbook)) {
    if (!Object.hasOwn(data, key) || (kind === 'value' && !wordsIn(data[key]).includes(written))) continue;
    const place = placeAt(frontmatter, pointerTo(frontmatter, oddity));
    const span = kind === 'key' ? place?.key : place?.value;
    if (span == null) continue;
    const like = (await context.text(other)).slice(span.start, span.end);
    const newText = kind === 'key' ? notation.key(instead, like) : notation.text(instead, like);
    edits.push({ path: other, span, newText });
  }
  const own = edits.filter((edit) => edit.path === path);
  const title = kind === 'key' ? `Rename to "${instead}"` : `Change to "${instead}"`;
  const here = fix(title, own, `as on ${many} pages`, kind === 'key' && sameLetters);
  return few === 1 ? [here] : [here, fix(`Change the ${few} pages that say "${written}"`, edits, `to "${instead}"`)];
}

function changed(
  oddity: Oddity,
  to: unknown,
  path: string,
  { frontmatter, notation }: Written,
  text: string,
  why = '',
): readonly Fix[] {
  const place = placeAt(frontmatter, pointerTo(frontmatter, oddity));
  if (place === null) return [];
  const { start, end } = place.value;
  const newText = typeof to === 'string' ? notation.text(to, text.slice(start, end)) : notation.value(to);
  const title = typeof to === 'string' ? to : notation.value(to);
  return [fix(`Change to ${title}`, [{ path, ...replace(place.value, text, newText) }], why)];
}

/** What all others say, where they say the same; or to do without the key. */
function fillings(oddity: Of<'empty'>, path: string, page: Written, text: string, handbook: Handbook): readonly Fix[] {
  const { key } = oddity;
  const pages = [...dataOf(handbook)].filter(([other, data]) => other !== path && Object.hasOwn(data, key));
  const usual = common(pages.map(([, data]) => data[key]));
  const filled = usual === '' ? [] : changed(oddity, usual, path, page, text);
  const span = removal(pointerTo(page.frontmatter, oddity), page.frontmatter, text);
  return span === null ? filled : [...filled, fix(`Remove "${key}"`, [{ path, span, newText: '' }])];
}

/** The key with what all its siblings say, or with nothing yet. */
function missing({ key }: Oddity, path: string, page: Written, text: string, handbook: Handbook): readonly Fix[] {
  const siblings = [...dataOf(handbook)].filter(([other]) => other !== path && dirname(other) === dirname(path));
  const title = titleOfHeading(page) || titleOfFile(path);
  const value = NAMES.includes(key) ? title : common(siblings.map(([, data]) => data[key]));
  const { frontmatter } = page;
  const edit = insertion(
    '',
    key,
    value === '' && frontmatter.language === 'yaml' ? undefined : value,
    frontmatter,
    text,
  );
  return edit === null ? [] : [fix(`Insert the key "${key}"`, [{ path, ...edit }])];
}

/** What the page's heading or its file says, where that tells it from its siblings. */
function otherNames({ value }: Of<'same-name'>, path: string, page: Page, handbook: Handbook): readonly string[] {
  const taken = [...dataOf(handbook)].flatMap(([other, data]) =>
    dirname(other) === dirname(path) ? NAMES.map((name) => data[name]) : [],
  );
  const names = [titleOfHeading(page), titleOfFile(path)].filter((name) => name !== '' && name !== value);
  return [...new Set(names)].filter((name) => !taken.includes(name));
}

function* dataOf({ pages }: Handbook): Generator<readonly [string, Data, Frontmatter, Notation]> {
  for (const [path, { frontmatter }] of pages) {
    if (frontmatter === null || frontmatter.misplaced || frontmatter.data === null) continue;
    const notation = notationOf(frontmatter);
    if (notation !== null) yield [path, frontmatter.data, frontmatter, notation];
  }
}
