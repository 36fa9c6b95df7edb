import type { Heading } from '../../page/page';
import type { CustomId } from './custom-ids';
import type { SlugDialect } from './dialect';
import { repeated } from './duplicates';
import { joinedBy } from './text';

/** HonKit and legacy GitBook: github-slugid; repeated headings get the same id. */
export const honkit: SlugDialect = {
  text: lastLine,
  slug: (text) =>
    text
      .replace(/[[\]!"#$%&'()*+,./:;<=>?@\\^_`{|}~©∑®†“”‘’∂ƒ™℠…œŒ˚ºª•∆∞♥]+/g, '')
      .replaceAll(' ', '-')
      .replace(/^-/, '')
      .toLowerCase(),
  duplicates: repeated,
  role: ({ oddities }) => (oddities.includes('in-html') ? 'none' : 'id'),
  customIds: true,
  customId: fromFirstToLastBrace,
  htmlHeadings: 'all',
  spaceless: true,
};

/** Tabs and no-break spaces become spaces before Markdown is read; those of entities do not. */
const text = joinedBy(({ kind, value, written }) => {
  if (kind === 'alt' || kind === 'html') return '';
  return written === undefined ? value.replaceAll('\t', '    ').replaceAll('\u00a0', ' ') : value;
});

/** Of an underlined heading with several lines, the others are a paragraph. */
function lastLine(heading: Heading): string {
  const all = text(heading);
  return all.slice(all.lastIndexOf('\n') + 1);
}

function fromFirstToLastBrace(_heading: Heading, text: string): CustomId | null {
  const start = text.indexOf('{#');
  const end = text.lastIndexOf('}');
  return start < 0 || end < start + 3 ? null : { id: text.slice(start + 2, end), text: text.slice(0, start).trimEnd() };
}
