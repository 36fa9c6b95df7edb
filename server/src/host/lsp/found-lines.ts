import type { Kept } from '../kept';

/** Lines for the log: which handbooks were found in a folder, and why. */
export function foundLines(folder: string, handbooks: readonly Kept[]): string[] {
  if (handbooks.length === 0) return [`${folder}: no handbook was found; open pages are read as on GitHub.`];
  return handbooks.map(({ handbook, place }) => {
    const name = [folder, place.root].filter(Boolean).join('/');
    return `${name}: ${handbook.pages.size} pages. ${handbook.publication.because}.`;
  });
}
