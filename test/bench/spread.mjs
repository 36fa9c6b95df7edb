/** What times look like that were measured many times over. */
export function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
  return { count: sorted.length, median: at(0.5), p95: at(0.95), longest: at(1) };
}
