import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { halfLinkAt } from '../../../server/src/features/half-link';
import type { Link } from '../../../server/src/page/page';
import { parsePage } from '../../../server/src/page/parse';

/** Texts in which the parser finds every kind of link. */
const WRITTEN = `[a](x.md) ![b](</y z.png>) [c](x(1).md "title") [[d]](x.md#f) | [\`e\`](x.md) |

<a class="f" href="x.md">f</a> <img alt='g' src='y.png'> <a href="{{ site.baseurl }}/x/">h</a>

[i]({% page "/x" %}) [j]({{ '/x/' | relative_url }}) [k]({{ site.baseurl }}/x/#z)

[n]({{< ref "x.md#y" >}}) [o]({{% relref path='/x' %}}) [p]({{< ref x.md >}})

> [l]: x.md
[m]: <y z.md> "title"
`;

const SAMPLE = join(import.meta.dirname, '../../fixtures/sample-handbook/src');
const pages = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));

const CASES: readonly (readonly [string, string])[] = [
  ['every kind', WRITTEN],
  ...pages.map((page) => [page, readFileSync(join(SAMPLE, page), 'utf8')] as const),
];

describe('a destination that an author works on', () => {
  it.each(CASES)(
    'is, wherever in it the cursor stands, what the parser takes for the destination of the finished link: %s',
    (_name, text) => {
      const misread: string[] = [];
      for (const { destination, kind, tag, embeds } of parsePage(text).links) {
        for (let offset = destination.start; offset <= destination.end; offset += 1) {
          const half = halfLinkAt(text, offset);
          const read = { destination: half?.span, kind: half?.kind, tag: half?.tag, embeds: half?.embeds };
          const expected: Partial<Link> = { destination, kind, tag, embeds };
          if (JSON.stringify(read) !== JSON.stringify(expected))
            misread.push(`${text.slice(0, offset)}‸: ${JSON.stringify(read)}`);
        }
      }
      expect(misread).toEqual([]);
    },
  );
});
