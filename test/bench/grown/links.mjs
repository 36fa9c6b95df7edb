// Where the links of a grown handbook lead.
import path from 'node:path/posix';
import { pick } from './random.mjs';

/** As a handbook grows, its first pages are linked to from everywhere: so many of the links lead there. */
const TO_FIRST = 0.1;

/**
 * What a link says on a grown page, so that it works or is broken as it was on the page that it comes from; null: as
 * before.
 * @param grown all pages by their origin, and what assets there are to be
 */
export function rewired(written, { goal }, source, from, grown, random) {
  if (goal.kind === 'kept') return null;
  if (goal.kind === 'asset') return relative(from.path, grown.asset(source.handbook, goal.path, from.generation));
  if (goal.kind === 'missing') return `gone/${number(random)}.${goal.asset ? 'png' : 'md'}`;
  const isOwn = written.startsWith('#');
  const to = isOwn ? from : grown.page(source.handbook, goal.path, random() < TO_FIRST ? 0 : from.generation);
  const anchor = goal.anchor === 'missing' ? `gone-${number(random)}` : pick(to.anchors, random);
  const fragment = goal.anchor === 'none' || anchor === undefined ? '' : `#${anchor}`;
  return (to === from ? '' : relative(from.path, to.path)) + fragment || path.basename(from.path);
}

const number = (random) => Math.floor(random() * 1e6);

const relative = (from, to) =>
  encodeURI(path.relative(path.dirname(from), to)).replace(/[()#?]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
