import type { PageText } from './page-text';
import type { Region } from './regions';

/** Whether two pages are made after one pattern. */
export function isTemplate(_region: Region, _a: PageText, _b: PageText): boolean {
  return false;
}
