import type { Edit } from '../../handbook/edit';
import { common, titleOfFile, titleOfHeading } from '../../handbook/first-text';
import { NAMES } from '../../handbook/habits/alike';
import { wordsIn } from '../../handbook/habits/keys';
import type { Data, Oddity } from '../../handbook/habits/oddity';
import type { Handbook } from '../../handbook/handbook';
import { lineBreakOf } from '../../page/lines';
import type { Frontmatter, Page } from '../../page/page';
import { dirname } from '../../site/url';
import type { Finding, Fix, FixContext } from '../rule';
import { placeAt, pointerTo } from './places';
import { linesOf, plain, replace, silence } from './writing';

type Of<Kind extends Oddity['kind']> = Extract<Oddity, { readonly kind: Kind }>;

/** The ways out of what no other page does: to do as they do, on this page or on all pages that have the same slip. */
export async function unlikeFixes({ path, span, subject }: Finding, context: FixContext): Promise<readonly Fix[]> {
  const page = context.handbook.pages.get(path);
  if (subject.kind !== 'unlike-others' || page?.frontmatter == null) return [];
  const text = await context.text(path);
  const { frontmatter } = page;
  return [
    // They are written in YAML.
    ...(frontmatter.language === 'yaml'
      ? await repairs(subject.oddity, path, { ...page, frontmatter }, text, context)
      : []),
    ...silence('frontmatter/unlike-others', path, frontmatter, span, text),
  ];
}

type Written = Page & { readonly frontmatter: Frontmatter };

async function repairs(
  oddity: Oddity,
  path: string,
  page: Written,
  text: string,
  context: FixContext,
): Promise<readonly Fix[]> {
  const { frontmatter } = page;
  switch (oddity.kind) {
    case 'key':
    case 'value':
      return slips(oddity, path, context);
    case 'empty':
      return fillings(oddity, path, frontmatter, text, context.handbook);
    case 'missing-key':
      return hasLines(frontmatter, text) ? [insertion(oddity, path, page, text, context.handbook)] : [];
    case 'same-name':
      return otherNames(oddity, path, page, context.handbook).flatMap((name) =>
        changed(oddity, name, path, frontmatter, text),
      );
    case 'same-order':
      return changed(oddity, oddity.free, path, frontmatter, text, 'the next number that no page here has');
  }
}

const fix = (title: string, edits: readonly Edit[], why = '', preferred = false): Fix => {
  return { title, why, preferred, edits, create: [] };
};

/** The key or value as the others write it, here and on all pages at once. */
async function slips(oddity: Of<'key' | 'value'>, path: string, context: FixContext): Promise<readonly Fix[]> {
  const { kind, key, written, instead, few, many, sameLetters } = oddity;
  const edits: Edit[] = [];
  for (const [other, data, frontmatter] of dataOf(context.handbook)) {
    if (!Object.hasOwn(data, key) || (kind === 'value' && !wordsIn(data[key]).includes(written))) continue;
    const place = placeAt(frontmatter, pointerTo(frontmatter, oddity));
    const span = kind === 'key' ? place?.key : place?.value;
    if (span == null) continue;
    edits.push({ path: other, span, newText: inStyleOf((await context.text(other)).charAt(span.start), instead) });
  }
  const own = edits.filter((edit) => edit.path === path);
  const title = kind === 'key' ? `Rename to "${instead}"` : `Change to "${instead}"`;
  const here = fix(title, own, `as on ${many} pages`, kind === 'key' && sameLetters);
  return few === 1 ? [here] : [here, fix(`Change the ${few} pages that say "${written}"`, edits, `to "${instead}"`)];
}

/** In the quotes that were there; in such as it takes where there were none. */
function inStyleOf(first: string, text: string): string {
  if (first === "'") return `'${text.replaceAll("'", "''")}'`;
  return first === '"' || plain(text) !== text || /[,[\]{}]/.test(text) ? JSON.stringify(text) : text;
}

function changed(
  oddity: Oddity,
  to: unknown,
  path: string,
  frontmatter: Frontmatter,
  text: string,
  why = '',
): readonly Fix[] {
  const place = placeAt(frontmatter, pointerTo(frontmatter, oddity));
  if (place === null) return [];
  const newText = typeof to === 'string' ? inStyleOf(text.charAt(place.value.start), to) : plain(to);
  return [fix(`Change to ${plain(to)}`, [{ path, ...replace(place.value, text, newText) }], why)];
}

/** What all others say, where they say the same; or to do without the key. */
function fillings(
  oddity: Of<'empty'>,
  path: string,
  frontmatter: Frontmatter,
  text: string,
  handbook: Handbook,
): readonly Fix[] {
  const { key } = oddity;
  const pages = [...dataOf(handbook)].filter(([other, data]) => other !== path && Object.hasOwn(data, key));
  const usual = common(pages.map(([, data]) => data[key]));
  const filled = usual === '' ? [] : changed(oddity, usual, path, frontmatter, text);
  if (!hasLines(frontmatter, text)) return filled;
  const span = linesOf(pointerTo(frontmatter, oddity), frontmatter, text);
  return [...filled, fix(`Remove "${key}"`, [{ path, span, newText: '' }])];
}

/** Whether each key stands on lines of its own, as nearly always: not within `{ … }`. */
const hasLines = ({ content }: Frontmatter, text: string): boolean =>
  !/^\s*\{/.test(text.slice(content.start, content.end));

/** The key with what all its siblings say, or with nothing yet. */
function insertion({ key }: Oddity, path: string, page: Written, text: string, handbook: Handbook): Fix {
  const siblings = [...dataOf(handbook)].filter(([other]) => other !== path && dirname(other) === dirname(path));
  const title = titleOfHeading(page) || titleOfFile(path);
  const value = NAMES.includes(key) ? title : common(siblings.map(([, data]) => data[key]));
  const { end } = page.frontmatter.content;
  const newText = `${plain(key)}: ${value === '' ? '' : plain(value)}${lineBreakOf(text)}`;
  return fix(`Insert the key "${key}"`, [{ path, span: { start: end, end }, newText }]);
}

/** What the page's heading or its file says, where that tells it from its siblings. */
function otherNames({ value }: Of<'same-name'>, path: string, page: Page, handbook: Handbook): readonly string[] {
  const taken = [...dataOf(handbook)].flatMap(([other, data]) =>
    dirname(other) === dirname(path) ? NAMES.map((name) => data[name]) : [],
  );
  const names = [titleOfHeading(page), titleOfFile(path)].filter((name) => name !== '' && name !== value);
  return [...new Set(names)].filter((name) => !taken.includes(name));
}

function* dataOf({ pages }: Handbook): Generator<readonly [string, Data, Frontmatter]> {
  for (const [path, { frontmatter }] of pages) {
    if (frontmatter?.language === 'yaml' && !frontmatter.misplaced && frontmatter.data !== null)
      yield [path, frontmatter.data, frontmatter];
  }
}
