export const median = (numbers) => {
  const sorted = ascending(numbers);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** What so large a share of the numbers does not exceed. */
export const quantile = (numbers, share) => ascending(numbers)[Math.ceil(share * numbers.length) - 1];

/** How numbers are spread. */
export const spread = (numbers) => ({
  count: numbers.length,
  median: median(numbers),
  p95: quantile(numbers, 0.95),
  longest: Math.max(...numbers),
});

/** The median of each figure over several runs. */
export const medians = (runs) =>
  Object.fromEntries(Object.keys(runs[0]).map((figure) => [figure, median(runs.map((run) => run[figure]))]));

const ascending = (numbers) => [...numbers].sort((a, b) => a - b);
