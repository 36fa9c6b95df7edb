import type { Heading, Page } from '../page/page';
import { once } from './once';

/** The words of a section's heading, in lower case and parted by single spaces; empty before the first heading. */
export function sectionHeading(page: Page, section: number): string {
  const heading = page.headings[section];
  return heading === undefined ? '' : headingWords(heading);
}

const headingWords = once(({ parts }: Heading): string =>
  wordsOf(parts.map(({ kind, value }) => (kind === 'text' || kind === 'code' ? value : ' ')).join('')).join(' '),
);

/** Words of letters and digits, in lower case. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
