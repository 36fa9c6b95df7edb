import { describe, expect, it } from 'vitest';
import { HoverRequest } from 'vscode-languageserver/node';
import { atCursor } from '../support/cursor';

const FILES = {
  'handbook.config.json': '{ "site": "github" }',
  'team/index.md': `---
title: The *team*
---

# Our team

Who we are, see [the plan](../plan.md#aims) and [elsewhere](https://example.com).

<!-- not for readers -->
<div class="box">

## How we work {#work}

With ![a map](map.png), [nobody](gone.md) and {% include "x.html" %} care.

### In detail

\`\`\`sh
1
2
3
4
5
6
7
8
9
\`\`\`

## Who we are

People.
`,
  'team/map.png': '',
  'plan.md': '# Plan\n\n## Aims\n',
};

/** What is shown for the link with the cursor, with paths instead of URIs. */
async function hovered(text: string, files: Readonly<Record<string, string>> = FILES): Promise<string | null> {
  const { editor, at } = await atCursor({ ...files, 'a.md': text });
  const hover = await editor.connection.sendRequest(HoverRequest.type, at);
  if (hover === null) return null;
  const { value } = hover.contents as { value: string };
  return value.replaceAll(`${editor.root.toString()}/`, 'file:');
}

describe('a link under the mouse', () => {
  it('shows its page: title, path and first lines, whose own links lead where they led', async () => {
    expect(await hovered('See [x](./te‸am/index.md).\n')).toMatchInlineSnapshot(`
      "**The \\*team\\***  
      team/index.md

      ---

      Who we are, see [the plan](file:plan.md) and [elsewhere](https://example.com).

      **How we work**

      With ![a map](file:team/map.png), [nobody](#) and  care.

      **In detail**

      \`\`\`sh
      \`\`\`"
    `);
  });

  it('shows its section, to the next one, and closes what is cut', async () => {
    expect(await hovered('See [x](./team/index.md#how-we-work-w‸ork).\n')).toMatchInlineSnapshot(`
      "**The \\*team\\* › How we work**  
      team/index.md

      ---

      With ![a map](file:team/map.png), [nobody](#) and  care.

      **In detail**

      \`\`\`sh
      1
      2
      3
      4
      5
      6
      7
      \`\`\`"
    `);
    expect(await hovered('See [x](./team/index.md#who-we-are‸).\n')).toMatchInlineSnapshot(`
      "**The \\*team\\* › Who we are**  
      team/index.md

      ---

      People."
    `);
  });

  it.each([
    ['an HTML attribute', '<a href="pl‸an.md#aims">x</a>\n'],
    ['a definition', '[x]\n\n[x]: ./pla‸n.md#aims\n'],
  ])('may stand in %s', async (_where, text) => {
    expect(await hovered(text)).toBe('**Plan › Aims**  \nplan.md');
  });

  it.each([
    ['a broken link, of which its diagnostic speaks', '[x](./go‸ne.md)\n'],
    ['a broken anchor', '[x](./plan.md#go‸ne)\n'],
    ['another website', '[x](https://exam‸ple.com)\n'],
    ['a picture, which VS Code shows', '![x](./team/map‸.png)\n'],
    ['text', 'Not a li‸nk.\n'],
  ])('shows nothing for %s', async (_what, text) => {
    expect(await hovered(text)).toBeNull();
  });

  it('shows nothing outside of handbooks', async () => {
    expect(await hovered('[x](pl‸an.md)\n', { 'plan.md': '# Plan\n' })).toBeNull();
  });
});
