import { sectionHeading, wordsOf } from './headings';
import { hunks } from './hunks';
import type { Range } from './match';
import { nameOf } from './names';
import { type PageText, unitAt, wordAt } from './page-text';
import type { Region } from './regions';

/** One slot may be chance. */
const ENOUGH_SLOTS = 2;
/** Shorter words of a name say nothing of its subject. */
const LEAST_LETTERS = 3;

/**
 * Whether two pages say the same of two subjects after one pattern: where one has the words of its own name, the other
 * has those of its name. "Senior designers …" on the page of the designers, "Senior programmers …" on the other.
 */
export function isTemplate(region: Region, a: PageText, b: PageText): boolean {
  const headings = headingSlots(region, a, b);
  if (headings >= ENOUGH_SLOTS) return true;
  const differing = [...hunks(region)];
  if (headings + differing.length < ENOUGH_SLOTS) return false;
  const namesA = names(a, region.a);
  const namesB = names(b, region.b);
  const onlyA = [...namesA].filter((name) => !namesB.has(name));
  const onlyB = [...namesB].filter((name) => !namesA.has(name));
  if (onlyA.length === 0 || onlyB.length === 0) return false;
  let slots = headings;
  for (const { here, there } of differing) {
    if (mentions(a, here, onlyA) && mentions(b, there, onlyB)) slots += 1;
  }
  return slots >= ENOUGH_SLOTS;
}

/** How many headings over the same words say the same of two subjects: "Level 2: Designer", "Level 2: Programmer". */
function headingSlots({ pairs }: Region, a: PageText, b: PageText): number {
  const seen = new Set<string>();
  let slots = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    const [sectionA, sectionB] = [sectionOf(a, pairs[at] ?? 0), sectionOf(b, pairs[at + 1] ?? 0)];
    const key = `${sectionA} ${sectionB}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (isSlot(headingWords(a, sectionA), headingWords(b, sectionB))) slots += 1;
  }
  return slots;
}

const sectionOf = (text: PageText, word: number): number => unitAt(text, word)?.passage.section ?? -1;

function headingWords({ page }: PageText, section: number): readonly string[] {
  return wordsOf(sectionHeading(page, section)).filter((word) => word.length >= LEAST_LETTERS);
}

/** At least half of the words are the same, and each side has words of its own. */
function isSlot(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter((word) => b.includes(word)).length;
  return shared < a.length && shared < b.length && 2 * shared >= Math.min(a.length, b.length);
}

function mentions(text: PageText, { start, end }: Range, names: readonly string[]): boolean {
  for (let at = start; at < end; at++) {
    const word = wordAt(text, at);
    if (names.some((name) => isForm(word, name))) return true;
  }
  return false;
}

/** The same word in another form, as far as a common beginning tells: "designer", "designers". */
const isForm = (word: string, name: string): boolean =>
  word === name || (Math.min(word.length, name.length) > 3 && (word.startsWith(name) || name.startsWith(word)));

/** Words by which a page and the sections of a region are called. */
function names(text: PageText, { start, end }: Range): Set<string> {
  const { path, page, units } = text;
  const [first, last] = [unitAt(text, start), unitAt(text, end - 1)];
  const within = first && last ? units.slice(first.index, last.index + 1) : [];
  const sections = new Set(within.map(({ passage }) => passage.section));
  const headings = page.headings.flatMap(({ level }, index) =>
    level === 1 || sections.has(index) ? [sectionHeading(page, index)] : [],
  );
  const title = page.frontmatter?.data?.title;
  const said = [...nameOf(path).words, typeof title === 'string' ? title : '', ...headings];
  return new Set(wordsOf(said.join(' ')).filter((word) => word.length >= LEAST_LETTERS));
}
