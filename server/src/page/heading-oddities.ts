import type { PageHtml } from './html';
import type { Heading, Nodes, Parents, Root } from './markdown/nodes';
import type { HeadingOddity } from './page';

/** Finds what is odd about the headings among the children of one node; asked by the child's index. */
export function oddityFinder(
  parent: Parents,
  html: PageHtml,
  text: string,
): (heading: Heading, index: number) => HeadingOddity[] {
  const isInHtml = betweenTags(parent.children, html);
  return (heading, index) => {
    const oddities: HeadingOddity[] = [];
    const indented = isIndented(text, heading.span.start);
    if (indented && parent.type === 'root') oddities.push('indented');
    if (indented && parent.type === 'listItem') oddities.push('in-item');
    if (isInHtml(index)) oddities.push('in-html');
    return oddities;
  };
}

/** Elements that older Markdown does not take for a block: what stands between their tags is read. Others hold nothing. */
const NEVER_AROUND: ReadonlySet<string> = new Set([
  ...'a abbr b br cite code del em font i img ins kbd label mark q s small span strong sub sup u'.split(' '),
  ...'area base col embed hr input link meta param source track wbr'.split(' '),
]);

/** One to three spaces, and nothing else, stand before it on its line. */
function isIndented(text: string, start: number): boolean {
  return /(?:^|[\r\n]) {1,3}$/.test(text.slice(Math.max(0, start - 4), start));
}

/** Whether a child stands after an opening tag, and before its closing tag, that are siblings of it. */
function betweenTags(children: readonly Nodes[], html: PageHtml): (index: number) => boolean {
  /** How many pairs of tags begin to enclose at a child, less those that end there. */
  const turns = new Map<number, number>();
  const turn = (index: number, by: number): void => void turns.set(index, (turns.get(index) ?? 0) + by);
  for (const { opened, closed } of pairsOfTags(children, html).pairs) {
    turn(opened + 1, 1);
    turn(closed, -1);
  }
  let depth = 0;
  const depths = children.map((_, index) => {
    depth += turns.get(index) ?? 0;
    return depth;
  });
  return (index) => (depths[index] ?? 0) > 0;
}

/** Whether an opening tag waits for its closing tag, so that headings behind it may stand between the two. */
export const leavesOpen = (root: Root, html: PageHtml): boolean => pairsOfTags(root.children, html).isOpen;

/** Tags that take the Markdown between them for HTML: in which child each opens and closes. */
function pairsOfTags(
  children: readonly Nodes[],
  html: PageHtml,
): { readonly pairs: readonly { opened: number; closed: number }[]; readonly isOpen: boolean } {
  const opened = new Map<string, { child: number; hides: boolean }[]>();
  const pairs: { opened: number; closed: number }[] = [];
  children.forEach((child, index) => {
    for (const token of html.get(child) ?? []) {
      if ((token.kind !== 'open' && token.kind !== 'close') || NEVER_AROUND.has(token.name)) continue;
      if (token.kind === 'open' && !token.selfClosing) {
        const hides = !token.attributes.some(({ name, value }) => name === 'markdown' && value !== '0');
        const same = opened.get(token.name) ?? [];
        same.push({ child: index, hides });
        opened.set(token.name, same);
      } else if (token.kind === 'close') {
        const open = opened.get(token.name)?.pop();
        if (open?.hides && open.child !== index) pairs.push({ opened: open.child, closed: index });
      }
    }
  });
  const isOpen = [...opened.values()].some((same) => same.some(({ hides }) => hides));
  return { pairs, isOpen };
}
