import fc from 'fast-check';
import type { Copied } from '../../../server/src/passages/copies';

/** A small vocabulary, so that what is made at random is alike often. */
export const SENTENCES = [
  'Everybody books their own travel and keeps every receipt until the end of the quarter.',
  'Everybody books their own journeys and keeps all receipts until the end of the year.',
  'The team leads approve hotels above 120 euros a night before anything is booked.',
  'The team leads approve hotels above 140 euros a night before anything is booked.',
  'Short.',
];

const sentences = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 });
const block = fc.oneof(
  sentences.map((lines) => `${lines.join(' ')}\n`),
  sentences.map((lines) => lines.map((line) => `- ${line}\n`).join('')),
  sentences.map((lines) => `| Rule |\n| --- |\n${lines.map((line) => `| ${line} |\n`).join('')}`),
  fc.constantFrom('# Travel\n', '## Hotels\n', '## Trains\n'),
);

/** The text of any page. */
export const anyText = fc.array(block, { maxLength: 5 }).map((blocks) => blocks.join('\n'));

/** What is said of copies, without the pages behind them. */
export const seen = (copied: readonly Copied[]) =>
  copied.map(({ span, section, pages, copies }) => ({
    span,
    section,
    pages,
    copies: copies.map((copy) => [copy.path, copy.span, copy.own, copy.alikeness, copy.similarity, copy.template]),
  }));
