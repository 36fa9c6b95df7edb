import fc from 'fast-check';
import { applyEdits, type Edit } from '../../../../server/src/handbook/edit';
import type { Link, Page, Span } from '../../../../server/src/page/page';
import type { Fix } from '../../../../server/src/rules/rule';
import type { Site } from '../../../../server/src/site/profile';
import { resolve, type Target } from '../../../../server/src/site/resolve';

/** Pages that copies stand on, and what they may link to: among it pages of one name in several folders. */
export const PAGES = ['a.md', 'b.md', 'team/a.md', 'team/deep/b.md'];
const TARGETS = [
  'a.md',
  'team/a.md',
  'forms/x.md',
  'forms/x.md#pay-day',
  'img/map.png',
  '#trips',
  'https://x.example/',
];
export const OTHERS = { 'forms/x.md': '# Form\n\n## Pay day\n', 'img/map.png': '', 'trains.md': '# Trains\n' };

/** A block that both pages have, before it is written as one of them writes. */
export type Block =
  | { readonly kind: 'prose'; readonly words: string }
  | { readonly kind: 'heading'; readonly words: string }
  | { readonly kind: 'list' | 'table'; readonly rows: readonly string[] }
  | { readonly kind: 'definition' };

export const SENTENCES = [
  'Everybody books their own travel and keeps every receipt until the end of the quarter.',
  'The team leads approve hotels above ~ euros a night before anything is booked.',
  'Whoever stays longer than ~ days asks their lead early, at best in writing.',
];
const HEADINGS = ['Trips', 'Nights'];

/** A sentence with a link, which stands for its target: `{forms/x.md}`, `{ref}` for a reference. */
export const sentence = fc
  .tuple(fc.constantFrom(...SENTENCES), fc.option(fc.constantFrom(...TARGETS, 'ref', 'ref'), { freq: 2 }))
  .map(([words, target]) => (target === null ? words : `${words} See {${target}} too.`));
const rows = fc.array(sentence, { minLength: 1, maxLength: 3 });
export const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: rows.map((words) => ({ kind: 'prose' as const, words: words.join(' ') })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('list' as const, 'table' as const), rows }) },
  fc.record({ kind: fc.constant('heading' as const), words: fc.constantFrom(...HEADINGS) }),
  fc.constant({ kind: 'definition' as const }),
);

/** How a page writes. */
export const hand = fc.record({
  bullet: fc.constantFrom('- ', '* ', '+   '),
  level: fc.constantFrom(1, 2, 5),
  absolute: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  label: fc.constantFrom('form', 'The  form', 'Das\nFormular'),
  number: fc.constantFrom('120', '140'),
  before: fc.constantFrom('', 'Before all else.', '# Trips', 'Rules of {ref} here:'),
  after: fc.constantFrom('', '# After', 'Short, and {ref}.'),
});
export type Hand = typeof hand extends fc.Arbitrary<infer T> ? T : never;

export function written(path: string, blocks: readonly Block[], hand: Hand): string {
  const up = '../'.repeat(path.split('/').length - 1);
  const url = (target: string): string =>
    /^(?:#|https:)/.test(target) ? target : hand.absolute ? `/${target}` : up + target;
  const links = (words: string): string =>
    words
      .replaceAll('~', hand.number)
      .replace(/\{([^}]*)\}/g, (_, target: string) =>
        target === 'ref' ? `[the form][${hand.label}]` : `[there](${url(target)})`,
      );
  const definition = `[${hand.label.replace('\n', ' ').toUpperCase()}]: ${url('forms/x.md')}`;
  const last = blocks.some(({ kind }) => kind === 'definition') ? '' : definition;
  const oneLine = (row: string): string => links(row).replace('\n', ' ');
  const text = blocks.map((each): string => {
    if (each.kind === 'prose') return links(each.words);
    if (each.kind === 'heading') return `${'#'.repeat(hand.level)} ${each.words}`;
    if (each.kind === 'list') return each.rows.map((row) => hand.bullet + oneLine(row)).join('\n');
    if (each.kind === 'table') return `| Rule |\n| --- |\n${each.rows.map((row) => `| ${oneLine(row)} |`).join('\n')}`;
    return definition;
  });
  return `${[links(hand.before), ...text, links(hand.after), last].join('\n\n')}\n`.replaceAll('\n', hand.lineBreak);
}

export const within = ({ links }: Page, { start, end }: Span): Link[] =>
  links.filter(({ destination }) => destination.start >= start && destination.end <= end);

/** Where a link leads, with its fragment. */
export function place(link: Link | undefined, path: string, on: Site): string {
  if (link === undefined) return 'none';
  const target: Target = resolve(link, { path, url: on.address(path)?.url ?? '/' }, on);
  if (target.kind === 'page') return target.path + (target.fragment === null ? '' : `#${target.fragment}`);
  return target.kind === 'asset' ? target.path : `${target.kind} ${link.url}`;
}

export const breaks = (text: string): string[] => [...new Set(text.match(/\r\n|\n|\r/g))];

/** The text again after all edits of a fix were taken back. */
export function undone({ edits }: Fix, path: string, before: string, after: string): string {
  let moved = 0;
  const back: Edit[] = [];
  for (const edit of edits.filter((each) => each.path === path).sort((a, b) => a.span.start - b.span.start)) {
    const start = edit.span.start + moved;
    moved += edit.newText.length - (edit.span.end - edit.span.start);
    const old = before.slice(edit.span.start, edit.span.end);
    back.push({ path, span: { start, end: start + edit.newText.length }, newText: old });
  }
  return applyEdits(after, back);
}
