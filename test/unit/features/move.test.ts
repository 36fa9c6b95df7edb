import { describe, expect, it } from 'vitest';
import { keep, site } from '../../support/handbook';
import { Mover } from '../../support/moving';

async function open(id: string, files: Readonly<Record<string, string>>, more = {}) {
  const handbook = await keep({ ...site(id, more), ...files });
  return { handbook, mover: new Mover(handbook) };
}

describe('moving a page', () => {
  it('writes the links to it anew, each as its author writes links', async () => {
    const { mover } = await open('github', {
      'guide/pay.md': '# Pay\n\n## Day\n',
      'a.md': [
        '[1](guide/pay.md) [2](./guide/pay.md#day "Title") [3](/guide/pay.md?plain=1#day) [4](<guide/pay.md>)',
        '![5](guide/pay.md) [6][label] <a href="guide/pay.md">7</a> <img src=\'./guide/pay.md\'>',
        '',
        '[label]: guide/pay.md#day',
      ].join('\n'),
    });
    expect(await mover.move({ from: 'guide/pay.md', to: 'money/wages.md' })).toEqual({
      'a.md': [
        '[1](money/wages.md) [2](./money/wages.md#day "Title") [3](/money/wages.md?plain=1#day) [4](<money/wages.md>)',
        '![5](money/wages.md) [6][label] <a href="money/wages.md">7</a> <img src=\'./money/wages.md\'>',
        '',
        '[label]: money/wages.md#day',
      ].join('\n'),
    });
  });

  it('takes the paths of frontmatters along, and leaves alone what leads nowhere or says where a page is', async () => {
    const page = (...lines: string[]): string => `---\n${lines.join('\n')}\n---\n`;
    const { mover } = await open('jekyll-pretty', {
      'guide/pay.md': page('see: ./day.md'),
      'guide/day.md': '# Day\n',
      'img/pay.png': '',
      'a.md': page(
        'redirect_to: "/guide/pay/#x" # here',
        'related: [./guide/day.md, /gone/]',
        'image: /img/pay.png',
        'where: /guide/pay/',
        'aliases: [/guide/pay/]',
        'title: /guide/pay/',
      ),
    });
    expect(await mover.move({ from: 'guide/pay.md', to: 'money/wages, all.md' })).toEqual({
      'money/wages, all.md': page('see: ../guide/day.md'),
      'a.md': page(
        'redirect_to: "/money/wages,%20all/#x" # here',
        'related: [./guide/day.md, /gone/]',
        'image: /img/pay.png',
        'where: /money/wages%2C%20all/',
        'aliases: [/guide/pay/]',
        'title: /guide/pay/',
      ),
    });
    expect(await mover.move({ from: 'img', to: 'pictures' })).toEqual({
      'a.md': expect.stringContaining('\nimage: /pictures/pay.png\n'),
    });
  });

  it('starts its own relative links from the new place, and leaves those from the top alone', async () => {
    const { mover } = await open('github', {
      'a.md':
        '[B](b.md) [C](./c/d.md) ![M](img/m.png) [top](/b.md) [here](#a) [out](https://x.org) [up](../issues)\n\n# A\n',
      'b.md': '',
      'c/d.md': '',
      'img/m.png': '',
    });
    expect(await mover.move({ from: 'a.md', to: 'c/a.md' })).toEqual({
      'c/a.md':
        '[B](../b.md) [C](./d.md) ![M](../img/m.png) [top](/b.md) [here](#a) [out](https://x.org) [up](../../issues)\n\n# A\n',
    });
  });

  it('leaves a link that leads nowhere as it is, and takes one to a missing section along to its page', async () => {
    const { mover } = await open('github', {
      'a.md': '[1](gone.md) [2](B.md) [3](b.md#nowhere)\n',
      'b.md': '',
    });
    expect(await mover.move({ from: 'b.md', to: 'x/b.md' })).toEqual({
      'a.md': '[1](gone.md) [2](B.md) [3](x/b.md#nowhere)\n',
    });
    expect(await mover.move({ from: 'a.md', to: 'y/a.md' })).toEqual({
      'y/a.md': '[1](gone.md) [2](B.md) [3](../x/b.md#nowhere)\n',
    });
  });

  it('gives each page its own text again when it is moved back', async () => {
    const files = {
      'a.md': '[1](./b.md) [2](b.md) [3](<b.md>) [4](./x/../b.md)\n',
      'b.md': '[5](a.md)\n',
      'x/c.md': '',
    };
    const { mover } = await open('github', files);
    expect(await mover.move({ from: 'a.md', to: 'x/a.md' })).toEqual({
      'x/a.md': '[1](../b.md) [2](../b.md) [3](<../b.md>) [4](../b.md)\n',
      'b.md': '[5](x/a.md)\n',
    });
    expect(await mover.move({ from: 'x/a.md', to: 'a.md' })).toEqual({ 'a.md': files['a.md'], 'b.md': files['b.md'] });
  });

  it('writes letters and spaces as the author does', async () => {
    const { mover } = await open('github', {
      'a.md': '[1](<über uns.md>) [2](%C3%BCber%20uns.md) [3](plain.md)\n',
      'über uns.md': '',
      'plain.md': '',
    });
    expect(await mover.move({ from: 'über uns.md', to: 'ä ö.md' }, { from: 'plain.md', to: 'ß.md' })).toEqual({
      'a.md': '[1](<ä ö.md>) [2](%C3%A4%20%C3%B6.md) [3](%C3%9F.md)\n',
    });
  });

  it('lets two pages change places', async () => {
    const { mover } = await open('github', { 'a.md': '[B](b.md)', 'b.md': '[A](a.md)', 'c.md': '[A](a.md) [B](b.md)' });
    expect(await mover.move({ from: 'a.md', to: 't.md' }, { from: 'b.md', to: 'a.md' })).toEqual({
      't.md': '[B](a.md)',
      'a.md': '[A](t.md)',
      'c.md': '[A](t.md) [B](a.md)',
    });
  });
});

describe('moving a folder', () => {
  it('touches no link between its pages, and every other one', async () => {
    const { mover } = await open('github', {
      'index.md': '[A](people/a.md) [all](people/) ![M](people/img/m.png)\n',
      'people/a.md': '[B](b.md) [index](../index.md) ![M](img/m.png)\n',
      'people/b.md': '[A](./a.md#top)\n',
      'people/img/m.png': '',
    });
    expect(await mover.move({ from: 'people', to: 'our/team' })).toEqual({
      'index.md': '[A](our/team/a.md) [all](our/team/) ![M](our/team/img/m.png)\n',
      'our/team/a.md': '[B](b.md) [index](../../index.md) ![M](img/m.png)\n',
    });
  });

  it('follows an image that is published elsewhere than it lies', async () => {
    const { mover } = await open('eleventy', {
      'a.md': '![M](/img/m.png) ![N](../img/m.png)\n',
      'x/b.md': '![M](../../img/m.png)\n',
      'public/img/m.png': '',
    });
    expect(await mover.move({ from: 'public/img', to: 'public/pictures' })).toEqual({
      'a.md': '![M](/pictures/m.png) ![N](../pictures/m.png)\n',
      'x/b.md': '![M](../../pictures/m.png)\n',
    });
  });
});

describe('by the site', () => {
  it('Eleventy: links follow the URL, with the slash that they have; one that does not change stays', async () => {
    const { mover } = await open(
      'eleventy',
      {
        'a.md': '[1](/pay/) [2](../pay) [3](/fixed/) [4]({% page "/pay/" %}) [5](https://example.com/pay/#day)\n',
        'pay.md': '## Day\n',
        'p.md': '---\npermalink: /fixed/\n---\n',
      },
      { origins: ['https://example.com'] },
    );
    expect(await mover.move({ from: 'pay.md', to: 'money/pay.md' }, { from: 'p.md', to: 'money/p.md' })).toEqual({
      'a.md':
        '[1](/money/pay/) [2](../money/pay) [3](/fixed/) [4]({% page "/money/pay/" %}) [5](https://example.com/money/pay/#day)\n',
    });
  });

  it('Jekyll: the tag `link` names the file, the others the URL', async () => {
    const { mover } = await open('jekyll', {
      'a.md':
        '[1]({% link pay.md %}) [2]({% link pay.md %}#day) [3]({{ "/pay.html" | relative_url }}) [4]({{ site.baseurl }}/pay.html)\n',
      'pay.md': '## Day\n',
    });
    expect(await mover.move({ from: 'pay.md', to: 'money/pay.md' })).toEqual({
      'a.md':
        '[1]({% link money/pay.md %}) [2]({% link money/pay.md %}#day) [3]({{ "/money/pay.html" | relative_url }}) [4]({{ site.baseurl }}/money/pay.html)\n',
    });
  });

  it('Hugo: `ref` names the page, each as its author writes it', async () => {
    const { mover } = await open('hugo', {
      'a.md':
        '[1]({{< ref "people/pay.md#day" >}}) [2]({{% relref "/people/pay" %}}) [3]({{< ref pay >}}) [4]({{< ref "./people/pay" >}})\n',
      'people/b.md': '[5]({{< ref path="pay.md" >}}) [6]({{< ref "../a" >}}) [7]({{< ref "nothing" >}})\n',
      'people/pay.md': '[8]({{< ref "b" >}}) [9]({{< ref "#day" >}})\n\n## Day\n',
    });
    expect(await mover.move({ from: 'people/pay.md', to: 'money/wages.md' })).toEqual({
      'a.md':
        '[1]({{< ref "money/wages.md#day" >}}) [2]({{% relref "/money/wages" %}}) [3]({{< ref wages >}}) [4]({{< ref "./money/wages" >}})\n',
      'people/b.md': '[5]({{< ref path="wages.md" >}}) [6]({{< ref "../a" >}}) [7]({{< ref "nothing" >}})\n',
    });
    expect(await mover.move({ from: 'money/wages.md', to: 'people/pay.md' })).toEqual({
      'a.md':
        '[1]({{< ref "people/pay.md#day" >}}) [2]({{% relref "/people/pay" %}}) [3]({{< ref pay >}}) [4]({{< ref "./people/pay" >}})\n',
      'people/b.md': '[5]({{< ref path="pay.md" >}}) [6]({{< ref "../a" >}}) [7]({{< ref "nothing" >}})\n',
    });
  });

  it('GitBook: with or without the extension', async () => {
    const { mover } = await open('gitbook', { 'a.md': '[1](pay.md) [2](pay#day)\n', 'pay.md': '## Day\n' });
    expect(await mover.move({ from: 'pay.md', to: 'money/pay.md' })).toEqual({
      'a.md': '[1](money/pay.md) [2](money/pay#day)\n',
    });
  });
});

describe('a move that another program has made', () => {
  it('is followed by the links that it broke alone', async () => {
    const { mover } = await open('github', {
      'a.md': '[1](./b.md#day) [2](new/b.md) [3](gone.md)\n',
      'b.md': '## Day\n\n[4](a.md)\n',
    });
    expect(await mover.moved({ from: 'b.md', to: 'new/b.md' })).toEqual({
      'a.md': '[1](./new/b.md#day) [2](new/b.md) [3](gone.md)\n',
      'new/b.md': '## Day\n\n[4](../a.md)\n',
    });
  });
});

it('brings the path of a page’s schema along', async () => {
  const { mover } = await open('github', {
    'team/a.md': '---\n$schema: ../schemas/page.json\ntitle: A\n---\n',
    'schemas/page.json': '{}',
  });
  expect(await mover.move({ from: 'team/a.md', to: 'a.md' })).toEqual({
    'a.md': '---\n$schema: ./schemas/page.json\ntitle: A\n---\n',
  });
  expect(await mover.move({ from: 'schemas', to: 'data/schemas' })).toEqual({
    'a.md': '---\n$schema: ./data/schemas/page.json\ntitle: A\n---\n',
  });
});
