import { expect, test } from 'vitest';
import { outlineOf } from '../../../server/src/history/outline';
import { parsePage } from '../../../server/src/page/parse';

const TEXT = `\ufeff---
title: A # title
---
Intro with a [link][b] and <em>words</em>.

# One {#first}

Some text,
over two lines.
Two
over lines
---

| Table | Row |
| --- | --- |
| a | b |

1. ## In a list
   Its text.

> ### Quoted
> Its text.

\`\`\`sh
# No heading
ls
\`\`\`

## See [the plan][b]
{: #plan}

Prose <a name="anchor"></a> goes on.

<!--
## Commented
Its text.
-->

<h2 id="html">In HTML</h2>

Last words, #5 and a-b.

[b]: x.md
`;

const OUTLINE = `# One {#first}

Some text,
over two lines.
Two
over lines
---

1. ## In a list

> ### Quoted

\`\`\`sh
# No heading

\`\`\`

## See [the plan][b]
{: #plan}

Prose <a name="anchor"></a> goes on.

<!--
## Commented

-->

<h2 id="html">In HTML</h2>

[b]: x.md
`;

test('the lines that make headings and anchors are kept', () => {
  expect(outlineOf(TEXT)).toBe(OUTLINE);
});

test('headings and anchors are those of the whole page', () => {
  const whole = parsePage(TEXT);
  const outline = parsePage(outlineOf(TEXT.replaceAll('\n', '\r\n')));
  expect(outline.headings.map(({ level, parts, customId }) => [level, parts, customId?.id])).toEqual(
    whole.headings.map(({ level, parts, customId }) => [level, parts, customId?.id]),
  );
  expect(outline.headings).toHaveLength(6);
  expect(outline.htmlAnchors.map(({ id }) => id)).toEqual(whole.htmlAnchors.map(({ id }) => id));
});

test('a page without any has none', () => {
  expect(outlineOf('')).toBe('');
  expect(outlineOf('Just words.\n\nAnd more.\n')).toBe('');
});
