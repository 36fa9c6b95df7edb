// What the frontmatter adds to the opening of a page, and to an edit, in a handbook that is read already.
import { spread } from '../figures.mjs';
import { asked } from '../process.mjs';
import { table } from '../table.mjs';

/** Opens each page that has frontmatter, and edits a value of it, once in every run; null where no page has any. */
export function measureFrontmatter({ frontmatter }, { folder }, runs) {
  const all = { opened: [], edited: [] };
  for (let turn = 0; turn < runs; turn++) {
    const times = asked(frontmatter, folder);
    for (const row of Object.keys(all)) all[row].push(...times[row]);
  }
  if (all.opened.length === 0) return null;
  return { pages: all.opened.length / runs, opened: spread(all.opened), edited: spread(all.edited) };
}

export function frontmatterTable({ opened, edited }) {
  const row = (title, { median, p95, longest }) => [title, median, p95, longest];
  return table(
    ['', 'median', '95 % of them below', 'longest'],
    [row('a page is opened', opened), row('a letter in a value', edited)],
  );
}
