/** What is wrong, the page with a mark at the exact place, what is said, the page after the first fix, and what it says. */
export type Mistake = readonly [string, string, string, string, Readonly<Record<string, unknown>>];
