import type { Heading, HeadingPart } from '../../page/page';

/** What a dialect reads when it takes these pieces of a heading as they are. Attributes are text until they are read. */
export function joined(...kinds: readonly HeadingPart['kind'][]): (heading: Heading) => string {
  return joinedBy(({ kind, value }) => (kinds.includes(kind) || kind === 'attributes' ? value : ''));
}

export function joinedBy(read: (part: HeadingPart) => string): (heading: Heading) => string {
  return (heading) => heading.parts.map(read).join('');
}

export const isEmpty = ({ parts }: Heading): boolean => parts.length === 0;
