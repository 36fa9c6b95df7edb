/** Pages whose findings may be others than before; `all` when the handbooks themselves were found anew. */
export type Touched = ReadonlySet<string> | 'all';

/** Adds single pages to others. */
export function add(all: Set<string>, more: Touched): void {
  if (more !== 'all') for (const path of more) all.add(path);
}
