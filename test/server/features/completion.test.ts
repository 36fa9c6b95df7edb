import { describe, expect, it } from 'vitest';
import {
  type CompletionItem,
  CompletionResolveRequest,
  type InsertReplaceEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type AtCursor, atCursor, BESIDE } from '../support/cursor';
import { VSCODE } from '../support/editor';
import { suggestedAt } from '../support/suggestions';
import { until } from '../support/until';

const site = (id: string, more: object = {}) => ({ 'handbook.config.json': JSON.stringify({ site: id, ...more }) });

const PAGES = {
  'team/index.md': '# The team\n\nWho we are.\n\n## How we work\n\n## How we work\n',
  'team/pay (old).md': '---\ntitle: Pay\n---\n\n## Bonus & more\n',
};

const items = async (cursor: AtCursor): Promise<CompletionItem[]> => (await suggestedAt(cursor)).items;

/** Each suggestion as `label: title`. */
async function suggested(files: Readonly<Record<string, string>>, options = {}): Promise<string[]> {
  const all = await items(await atCursor(files, options));
  return all.map(({ label, labelDetails }) => `${label}: ${labelDetails?.description}`);
}

/** The line with the cursor after the only suggestion of this title was taken. */
async function taken(files: Readonly<Record<string, string>>, title: string): Promise<string | undefined> {
  const cursor = await atCursor(files);
  const all = (await items(cursor)).filter(({ labelDetails }) => labelDetails?.description === title);
  expect(all).toHaveLength(1);
  const edit = all[0]?.textEdit as TextEdit;
  const document = TextDocument.create('', 'markdown', 1, cursor.editor.text(cursor.path));
  return TextDocument.applyEdits(document, [edit]).split('\n')[cursor.at.position.line];
}

describe('suggestions for a link', () => {
  it('are the pages of the handbook, the near ones first, and what is on this one', async () => {
    expect(await suggested({ ...site('github'), ...PAGES, 'team/a.md': '# A\n\n[x](‸\n', 'b.md': '# B\n' })).toEqual([
      '#a: A',
      './index.md: The team',
      './pay%20(old).md: Pay',
      '../b.md: B',
    ]);
  });

  it.each([
    ['[b](./b.md)', './team/index.md'],
    ['[b](b.md)', 'team/index.md'],
    ['[b](/b.md)', '/team/index.md'],
  ])('are written as the other links of the page are: %s', async (other, expected) => {
    const files = { ...site('github'), ...PAGES, 'a.md': `${other}\n\n[x](‸)\n`, 'b.md': '# B\n' };
    expect(await suggested(files)).toContain(`${expected}: The team`);
  });

  it.each([
    ['/handbook/b/', '/handbook/team/'],
    ['../b/', '../team/'],
    ['../b', '../team'],
  ])('are written as most links of the handbook are, on a page without any: %s', async (other, expected) => {
    const files = { ...site('eleventy', { baseUrl: '/handbook' }), ...PAGES };
    const links = `[1](${other}) [2](${other}) [3](https://example.com) ![4](./pic.png)`;
    expect(await suggested({ ...files, 'a.md': '[x](‸)\n', 'b.md': '# B\n', 'c.md': links })).toContain(
      `${expected}: The team`,
    );
  });

  it.each([
    ['[x](/te‸', '/team/index.md'],
    ['[x](./te‸', './team/index.md'],
  ])('go on as the author began: %s', async (line, expected) => {
    const files = { ...site('github'), ...PAGES, 'a.md': `[b](b.md)\n\n${line}\n`, 'b.md': '# B\n' };
    expect(await suggested(files)).toContain(`${expected}: The team`);
  });

  it('that begins at the site are written as others that do', async () => {
    const files = { ...site('eleventy-file-links', { baseUrl: '/handbook' }), ...PAGES };
    const links = '[1](./b.md) [2](./b.md) [3](/handbook/b)\n';
    expect(await suggested({ ...files, 'a.md': `${links}\n[x](/‸\n`, 'b.md': '# B\n' })).toContain('/handbook/b: B');
  });

  it.each([
    ['[x](‸', '[x](./team/pay%20(old).md'],
    ['[x](<‸', '[x](<./team/pay (old).md'],
    ['[x](./te‸)', '[x](./team/pay%20(old).md)'],
    ['[x](./te‸am/index.md#how-we-work) and more', '[x](./team/pay%20(old).md#how-we-work) and more'],
    ['[x](./te‸ and (more)', '[x](./team/pay%20(old).md and (more)'],
    ['[x]: ‸', '[x]: ./team/pay%20(old).md'],
    ['> [x]: ./t‸', '> [x]: ./team/pay%20(old).md'],
    ['<a class="y" href="‸">', '<a class="y" href="./team/pay%20(old).md">'],
    ["Text <a href='./te‸am'>", "Text <a href='./team/pay%20(old).md'>"],
    ['[`code`](‸)', '[`code`](./team/pay%20(old).md)'],
    ['[[a] b](‸)', '[[a] b](./team/pay%20(old).md)'],
  ])('come out right where they are taken: %s', async (line, expected) => {
    expect(await taken({ ...site('github'), ...PAGES, 'a.md': `# A\n\n${line}\n` }, 'Pay')).toBe(expected);
  });

  it.each([
    ['{% link ‸', '{% link team/index.md'],
    ['[x]({% link te‸ %})', '[x]({% link team/index.md %})'],
    ['[x]({{ "/‸" | relative_url }})', '[x]({{ "/team/" | relative_url }})'],
    ['[x]({{ site.baseurl }}/‸)', '[x]({{ site.baseurl }}/team/)'],
  ])('are given to shortcodes as these want them: %s', async (line, expected) => {
    expect(await taken({ ...site('jekyll'), ...PAGES, 'a.md': `${line}\n` }, 'The team')).toBe(expected);
  });

  it.each([
    ['[x]({{< ref "‸" >}})', '[x]({{< ref "/team/index.md" >}})'],
    ['[x]({{< relref "te‸', '[x]({{< relref "/team/index.md'],
    ["[x]({{% ref path='./‸' %}})", "[x]({{% ref path='./team' %}})"],
    ['[x]({{< ref te‸ >}})', '[x]({{< ref team >}})'],
    ['[b]({{< ref "b" >}}) [x]({{< ref "‸" >}})', '[b]({{< ref "b" >}}) [x]({{< ref "team" >}})'],
  ])('are given to Hugo’s ref as pages: %s', async (line, expected) => {
    const files = { 'hugo.toml': "baseURL = 'https://example.com/'\n", 'content/b.md': '# B\n' };
    const text = PAGES['team/index.md'];
    expect(await taken({ ...files, 'content/team/index.md': text, 'content/a.md': `${line}\n` }, 'The team')).toBe(
      expected,
    );
  });

  it.each([
    ['[x](‸)', ['./form.pdf: form.pdf']],
    ['![x](‸', ['./pic.png: pic.png']],
    ['<img src="‸"', ['./pic.png: pic.png']],
  ])('are documents for a link and pictures for an image: %s', async (line, expected) => {
    const files = { ...site('github'), 'a.md': `${line}\n`, 'pic.png': '', 'form.pdf': '', 'package.json': '{}' };
    expect(await suggested(files)).toEqual(expected);
  });

  it.each([
    '‸',
    '[x](b.md) ‸',
    '[x](b.md "‸',
    '[x](https://example.com/‸',
    '`[x](‸`',
    '```\n[x](‸\n```',
    '[^1]: ‸',
    '<p title="‸">',
    '{% include "‸" %}',
  ])('do not come where no destination is written: %s', async (text) => {
    const files = { ...site('github'), 'a.md': `${text}\n`, 'b.md': '# B\n' };
    expect(await suggested(files)).toEqual([]);
  });

  it('are the near ones, among many; what was typed finds those that are far', async () => {
    const page = (index: number): [string, string] => [`here/p${index}.md`, `# P${index}\n`];
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => page(index)));
    const far = { ...site('github'), ...many, 'far/off/pay.md': '# Bonus\n', 'far/off/form.pdf': '' };
    const written = async (line: string): Promise<readonly [boolean, number, readonly string[]]> => {
      const { isIncomplete, items } = await suggestedAt(await atCursor({ ...far, 'here/a.md': `${line}\n` }));
      return [isIncomplete, items.length, items.map(({ label }) => label).filter((label) => label.includes('off'))];
    };
    expect(await written('[x](‸')).toEqual([true, 300, []]);
    expect(await written('[x](../far/off/pa‸')).toEqual([true, 300, ['../far/off/pay.md']]);
    expect(await written('[x](bonu‸')).toEqual([true, 300, ['../far/off/pay.md']]);
    expect(await written('[x](form‸')).toEqual([true, 300, ['../far/off/form.pdf']]);
  });

  it('do not come outside of handbooks', async () => {
    expect(await suggested({ 'README.md': '# A\n\n[x](‸)\n', 'b.md': '# B\n' })).toEqual([]);
  });
});

describe('suggestions after #', () => {
  it.each([
    ['jekyll', '[x]({% link team/index.md %}#‸)', '[x]({% link team/index.md %}#the-team)'],
    [
      'jekyll',
      '[x]({{ site.baseurl }}{% link team/index.md %}#wo‸rk)',
      '[x]({{ site.baseurl }}{% link team/index.md %}#the-team)',
    ],
    ['eleventy', '[x]({{ "/team/" | url }}#‸)', '[x]({{ "/team/" | url }}#the-team)'],
    ['eleventy', '[x]({{ "/team/#‸" | url }})', '[x]({{ "/team/#the-team" | url }})'],
    ['hugo', '[x]({{< ref "team/index.md#‸" >}})', '[x]({{< ref "team/index.md#the-team" >}})'],
    ['hugo', '[x]({{< ref "team" >}}#‸)', '[x]({{< ref "team" >}}#the-team)'],
  ])('are ids after and in shortcodes: %s, %s', async (id, line, expected) => {
    expect(await taken({ ...site(id), ...PAGES, 'a.md': `${line}\n` }, 'The team')).toBe(expected);
  });

  it('are none where Jekyll takes none, in its tag', async () => {
    expect(await suggested({ ...site('jekyll'), ...PAGES, 'a.md': '[x]({% link team/index.md#‸ %})\n' })).toEqual([]);
  });

  it.each([
    ['[x](#‸', ['#a: A', '#here: here']],
    ['[x](./team/index.md#how‸)', ['#the-team: The team', '#how-we-work: How we work', '#how-we-work-1: How we work']],
    ['<a href="./team/#‸">', ['#the-team: The team', '#how-we-work: How we work', '#how-we-work-1: How we work']],
    ['[x](./nothing.md#‸', []],
    ['![x](./team/#‸', []],
  ])('are the ids on the page that is named: %s', async (line, expected) => {
    const files = { ...site('gitbook'), 'team/README.md': PAGES['team/index.md'] };
    const text = `# A\n\n<a id="here"></a>\n\n${line.replace('index.md', 'README.md')}\n`;
    expect(await suggested({ ...files, 'a.md': text })).toEqual(expected);
  });

  it('replace the fragment alone', async () => {
    const files = { ...site('github'), ...PAGES, 'a.md': '[x](./team/index.md#‸old) y\n' };
    expect(await taken(files, 'The team')).toBe('[x](./team/index.md#the-team) y');
  });
});

describe('a suggestion', () => {
  it('is described by the first lines of its page when the author comes to it', async () => {
    const cursor = await atCursor({ ...site('github'), ...PAGES, 'a.md': '[x](‸\n' });
    const item = (await items(cursor)).find(({ labelDetails }) => labelDetails?.description === 'The team');
    expect(item?.documentation).toBeUndefined();
    const described = await cursor.editor.connection.sendRequest(CompletionResolveRequest.type, item ?? { label: '' });
    expect(described.documentation).toEqual({
      kind: 'markdown',
      value: '**The team**  \nteam/index.md\n\n---\n\nWho we are.\n\n**How we work**\n\n**How we work**',
    });
  });

  it('tells apart what it inserts and what it replaces, where the editor can', async () => {
    const capabilities = {
      ...VSCODE,
      textDocument: { ...VSCODE.textDocument, completion: { completionItem: { insertReplaceSupport: true } } },
    };
    const cursor = await atCursor({ ...site('github'), 'a.md': '[x](./‸old.md)\n', 'b.md': '# B\n' }, { capabilities });
    const [item] = await items(cursor);
    expect(item?.textEdit).toEqual({
      newText: './b.md',
      insert: { start: { line: 0, character: 4 }, end: { line: 0, character: 6 } },
      replace: { start: { line: 0, character: 4 }, end: { line: 0, character: 12 } },
    } satisfies InsertReplaceEdit);
  });
});

describe('beside VS Code’s own suggestions', () => {
  const eleventy = site('eleventy', { baseUrl: '/handbook' });
  const own = { ...eleventy, 'b.md': '# B\n\n## Ünder_one and two\n\n## Plain\n' };

  it.each([
    ['[x](/‸', ['/handbook/b/: B']],
    ['{{ "/‸" | url }}', ['/handbook/b/: B']],
    ['[x](/handbook/b/#‸', ['#b: B', '#%C3%BCnder_one-and-two: Ünder_one and two', '#plain: Plain']],
  ])('come those that it cannot give: %s', async (line, expected) => {
    expect(await suggested({ ...own, 'a.md': `${line}\n` }, BESIDE)).toEqual(expected);
  });

  it.each(['[x](‸', '[x](./‸', '[x](#‸', '[x](b.md#‸', '![x](‸', '[x](/‸'])(
    'those that it gives do not come again: %s',
    async (line) => {
      const files = { ...site('github'), 'a.md': `# A\n\n${line}\n`, 'b.md': '# B\n', 'pic.png': '', 'form.pdf': '' };
      expect(await suggested(files, BESIDE)).toEqual([]);
    },
  );

  it('all come once it is turned off, and until then the editor is told', async () => {
    const files = { ...site('github'), 'a.md': '[x](‸\n', 'b.md': '# B\n' };
    const cursor = await atCursor(files, BESIDE);
    let told = 0;
    cursor.editor.connection.onNotification('handbook/suggestsBeside', () => {
      told += 1;
    });
    await items(cursor);
    await until('the editor to be told', () => told === 1);
    cursor.editor.settings['markdown.suggest.paths.enabled'] = false;
    expect((await items(cursor)).map(({ label }) => label)).toEqual(['./b.md']);
    expect(told).toBe(1);
  });
});
