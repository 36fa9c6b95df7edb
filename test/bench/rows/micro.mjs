// The parts of a check, each alone.
import { median, spread } from '../figures.mjs';
import { asked } from '../process.mjs';
import { spreadTable, table } from '../table.mjs';

const TITLES = {
  quick: 'parse quickly',
  parse: 'parse by the reference',
  links: 'resolve all links',
  indexed: 'index of passages',
  copies: 'copies of all pages',
};

export function measureMicro({ micro }, { folder, list, pages }, runs) {
  const results = Array.from({ length: runs }, () => asked(micro, folder, list));
  return {
    pages,
    parts: Object.entries(TITLES).map(([part, title]) => ({ title, all: median(results.map((each) => each[part])) })),
    edits: spread(results.flatMap((result) => result.edits)),
    runs: results,
  };
}

export function microTable({ pages, parts, edits }) {
  const whole = parts.map(({ title, all }) => [title, all, all / pages]);
  return [
    table(['', 'all pages', 'for each page'], whole),
    spreadTable('edits', [{ title: 'copies again after one edit', ...edits }]),
  ].join('\n\n');
}
