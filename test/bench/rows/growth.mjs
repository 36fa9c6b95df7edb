// What becomes of the figures as a handbook grows.
import { table } from '../table.mjs';

const FIGURES = { cpu: 'CPU', wall: 'wall', megabytes: 'peak memory' };

/** How many times as much the largest of the grown handbooks takes as the smallest; null where there is one alone. */
export function growthTable(results) {
  const grown = results.filter((result) => result.grown && result.rows.whole).sort((a, b) => a.grown - b.grown);
  const [small, large] = [grown.at(0), grown.at(-1)];
  if (small === large) return null;
  const lines = small.rows.whole.map((line) => {
    const same = large.rows.whole.find(({ id }) => id === line.id);
    return [line.title, ...Object.keys(FIGURES).map((figure) => `${(same[figure] / line[figure]).toFixed(1)} ×`)];
  });
  return table([`${small.grown} to ${large.grown} pages`, ...Object.values(FIGURES)], lines);
}
