import { describe, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DocumentLinkRequest,
  HoverRequest,
  type Location,
  ReferencesRequest,
} from 'vscode-languageserver/node';
import { atCursor, BESIDE } from '../support/cursor';

const HUGO = {
  'hugo.toml': "baseURL = 'https://example.com/'\n",
  'content/team/pay.md': '# Pay\n\nAlike.\n\n## Pay day\n\nThe last.\n',
};

const start = ({ range }: Location): string => `${range.start.line}:${range.start.character}`;

describe('a shortcode that names a page', () => {
  it.each([
    ['[x]({{< ref "pa‸y" >}})', '0:0'],
    ['[x]({{< relref "/team/pay.md#pay-d‸ay" >}})', '4:0'],
    ['[x]({{% ref path="team/p‸ay" %}}) y', '0:0'],
    ['[x]({{< ref "pay" >}}#pay‸-day)', '4:0'],
  ])('leads there: %s', async (line, place) => {
    for (const options of [{}, BESIDE]) {
      const { editor, at } = await atCursor({ ...HUGO, 'content/a.md': `${line}\n` }, options);
      const found = (await editor.connection.sendRequest(DefinitionRequest.type, at)) as Location;
      expect([editor.path(found.uri), start(found)]).toEqual(['content/team/pay.md', place]);
      const links = (await editor.connection.sendRequest(DocumentLinkRequest.type, at)) ?? [];
      expect(links.map(({ target = '' }) => editor.path(target.replace(/#.*/, '')))).toEqual(['content/team/pay.md']);
    }
  });

  it('shows its section', async () => {
    const { editor, at } = await atCursor({ ...HUGO, 'content/a.md': '[x]({{< ref "pay#pay‸-day" >}})\n' });
    const hover = await editor.connection.sendRequest(HoverRequest.type, at);
    const value = '**Pay › Pay day**  \ncontent/team/pay.md\n\n---\n\nThe last.';
    expect(hover?.contents).toMatchObject({ value });
  });

  it('is among the links to its heading', async () => {
    const files = { ...HUGO, 'content/a.md': '[x]({{< ref "pay#pay-day" >}}) [y]({{< ref "pay" >}})\n' };
    const { editor, at } = await atCursor({ ...files, 'content/team/pay.md': '# Pay\n\n## Pay d‸ay\n' });
    const context = { includeDeclaration: false };
    const found = await editor.connection.sendRequest(ReferencesRequest.type, { ...at, context });
    expect((found ?? []).map((each) => [editor.path(each.uri), start(each)])).toEqual([['content/a.md', '0:13']]);
  });
});
