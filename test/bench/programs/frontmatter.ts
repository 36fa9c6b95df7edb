// What the frontmatter costs when a page is opened or edited in a handbook that is read and checked: its block is read,
// its links are found, what is learned of all pages takes note of it, and all rules about frontmatter are asked, of the
// page itself and of each page of which something else is said then. The parts are those that the language server runs,
// one after the other, without the rest of the page: `frontmatter.cjs <folder>`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectationsOf } from '../../../server/src/handbook/expectations';
import { Habits } from '../../../server/src/handbook/habits/habits';
import { Keeper } from '../../../server/src/host/keeper';
import type { Kept } from '../../../server/src/host/kept';
import { frontmatterOf, jsonFrontmatter, misplacedFrontmatter } from '../../../server/src/page/frontmatter';
import { frontmatterLinksOf } from '../../../server/src/page/frontmatter-links';
import { readMarkdown } from '../../../server/src/page/markdown/read';
import type { Frontmatter, Page } from '../../../server/src/page/page';
import { parsePage } from '../../../server/src/page/parse';
import { RULES } from '../../../server/src/rules/check';
import { optionsFor } from './options';

const FRONTMATTER_RULES = RULES.filter(({ code }) => code.startsWith('frontmatter/'));

async function main(): Promise<void> {
  const [folder = ''] = process.argv.slice(2);
  const keeper = await Keeper.open(optionsFor(folder));
  const [opened, edited]: number[][] = [[], []];
  for (const kept of keeper.handbooks) {
    const pages = new Map(kept.handbook.pages);
    const habits = new Habits();
    for (const [path, page] of pages) habits.set(path, page);
    for (const path of pages.keys()) check(path, pages, habits, kept);
    for (const [path, page] of pages) {
      if (page.frontmatter === null) continue;
      const text = readFileSync(join(folder, path), 'utf8');
      opened?.push(timeOf(path, text, pages, habits, kept));
      const other = inValue(text, page.frontmatter);
      if (other === null) continue;
      edited?.push(timeOf(path, other, pages, habits, kept));
      timeOf(path, text, pages, habits, kept);
    }
  }
  console.log(JSON.stringify({ opened, edited }));
}

/** Milliseconds that a page's frontmatter takes until all is said of it. */
function timeOf(path: string, text: string, pages: Map<string, Page>, habits: Habits, kept: Kept): number {
  const [page, tree] = [parsePage(text), readMarkdown(text)];
  const start = performance.now();
  const frontmatter = misplacedFrontmatter(text) ?? jsonFrontmatter(text) ?? frontmatterOf(tree, text);
  frontmatterLinksOf(frontmatter, text);
  pages.set(path, { ...page, frontmatter });
  for (const touched of new Set([path, ...habits.set(path, page)])) check(touched, pages, habits, kept);
  return performance.now() - start;
}

function check(path: string, pages: ReadonlyMap<string, Page>, habits: Habits, { handbook, place }: Kept): void {
  const page = pages.get(path);
  if (page === undefined) return;
  handbook.observe(path, (site, _rivals, custom) => {
    const expectations = expectationsOf(path, page, place, site, handbook.tree);
    const oddities = habits.oddities(path);
    const nothing = { targets: [], copies: [], past: () => null, contradicted: () => null };
    const subject = { ...nothing, path, page, site, custom, expectations, oddities };
    return FRONTMATTER_RULES.flatMap((rule) => [...rule.check(subject)]);
  });
}

/** One letter more at the end of the first word that is a value. */
function inValue(text: string, { content }: Frontmatter): string | null {
  const block = text.slice(content.start, content.end);
  const value = /^[ \t]*["']?[\w-]+["']?[ \t]*[:=][ \t]*["']?\p{L}+/mu.exec(block);
  if (value === null) return null;
  const at = content.start + value.index + value[0].length;
  return `${text.slice(0, at)}x${text.slice(at)}`;
}

main();
