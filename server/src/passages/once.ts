/** Finds out only once what follows from something alone: most edits leave most pages and copies as they are. */
export function once<About extends object, Found>(find: (about: About) => Found): (about: About) => Found {
  const known = new WeakMap<About, { readonly found: Found }>();
  return (about) => {
    const before = known.get(about);
    if (before !== undefined) return before.found;
    const found = find(about);
    known.set(about, { found });
    return found;
  };
}
