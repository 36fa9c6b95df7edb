import { describe, expect, it } from 'vitest';
import { headingAt } from '../../../server/src/features/rename-heading';
import { keep, site } from '../../support/handbook';
import { Mover } from '../../support/moving';

/** Renames the heading that the cursor, `‸`, is on. */
async function rename(id: string, files: Readonly<Record<string, string>>, words: string) {
  const [path = '', marked = ''] = Object.entries(files).find(([, text]) => text.includes('‸')) ?? [];
  const handbook = await keep({ ...site(id), ...files, [path]: marked.replace('‸', '') });
  const page = handbook.keeper.page(path);
  const heading = page && headingAt(page, marked.indexOf('‸'));
  if (heading === undefined || heading === null) throw new Error('The cursor is on no heading.');
  const mover = new Mover(handbook);
  return { mover, path, heading, changed: await mover.rename(path, heading, words) };
}

describe('renaming a heading', () => {
  it('changes its words and every link to it, on all pages', async () => {
    const { changed } = await rename(
      'github',
      {
        'pay.md': '# Pay\n\n[Below](#when-we-pay)\n\n## When ‸we *pay* ##\n',
        'a.md':
          '[1](./pay.md#when-we-pay) [2](/pay.md?x#when-we-pay) [3](pay.md#pay) <a href="pay.md#when-we-pay">4</a>\n',
        'b.md': '[1][x] [2](#when-we-pay)\n\n[x]: pay.md#when-we-pay\n\n# When we pay\n',
      },
      'Pay day',
    );
    expect(changed).toEqual({
      'pay.md': '# Pay\n\n[Below](#pay-day)\n\n## Pay day ##\n',
      'a.md': '[1](./pay.md#pay-day) [2](/pay.md?x#pay-day) [3](pay.md#pay) <a href="pay.md#pay-day">4</a>\n',
      'b.md': '[1][x] [2](#when-we-pay)\n\n[x]: pay.md#pay-day\n\n# When we pay\n',
    });
  });

  it('changes the links of shortcodes too', async () => {
    const { changed } = await rename(
      'hugo',
      {
        'pay.md': '[0]({{< ref "#day" >}})\n\n## D‸ay\n',
        'a.md': '[1]({{< ref "pay#day" >}}) [2]({{% relref "/pay.md" %}}#day) [3]({{< ref "pay" >}})\n',
      },
      'Pay day',
    );
    expect(changed).toEqual({
      'pay.md': '[0]({{< ref "#pay-day" >}})\n\n## Pay day\n',
      'a.md': '[1]({{< ref "pay#pay-day" >}}) [2]({{% relref "/pay.md" %}}#pay-day) [3]({{< ref "pay" >}})\n',
    });
  });

  it('counts headings of the same words anew', async () => {
    const { mover, path, heading, changed } = await rename(
      'github',
      { 'a.md': '## ‸Aim\n\n## Aim\n\n## Aim\n\n[1](#aim) [2](#aim-1) [3](#aim-2)\n' },
      'Goal',
    );
    expect(changed).toEqual({ 'a.md': '## Goal\n\n## Aim\n\n## Aim\n\n[1](#goal) [2](#aim) [3](#aim-1)\n' });
    expect(await mover.rename(path, heading, 'Aim')).toEqual({
      'a.md': '## Aim\n\n## Aim\n\n## Aim\n\n[1](#aim) [2](#aim-1) [3](#aim-2)\n',
    });
  });

  it('leaves a heading with an id of its own that id, and so the links', async () => {
    const { changed } = await rename('gitbook', { 'a.md': '## P‸ay {#money}\n\n[1](#money)\n' }, 'Wages');
    expect(changed).toEqual({ 'a.md': '## Wages {#money}\n\n[1](#money)\n' });
  });

  it('writes the fragment as it was written', async () => {
    const { changed } = await rename('eleventy', { 'a.md': '## Ä‸rger\n\n[1](#ärger) [2](#%C3%A4rger)\n' }, 'Über');
    expect(changed).toEqual({ 'a.md': '## Über\n\n[1](#über) [2](#%C3%BCber)\n' });
  });

  it('leaves a link that leads nowhere, and one to another anchor', async () => {
    const { changed } = await rename(
      'github',
      { 'a.md': '<a id="own"></a>\n\n## P‸ay\n\n[1](#nowhere) [2](#own)\n' },
      'X',
    );
    expect(changed).toEqual({ 'a.md': '<a id="own"></a>\n\n## X\n\n[1](#nowhere) [2](#own)\n' });
  });

  it('renames headings that are underlined, and those in HTML', async () => {
    expect((await rename('github', { 'a.md': 'P‸ay\n===\n\n[1](#pay)\n' }, 'Wages')).changed).toEqual({
      'a.md': 'Wages\n===\n\n[1](#wages)\n',
    });
    expect((await rename('github', { 'a.md': '<h2>P‸ay</h2>\n\n[1](#pay)\n' }, 'Wages')).changed).toEqual({
      'a.md': '<h2>Wages</h2>\n\n[1](#wages)\n',
    });
  });

  it.each(['', '  ', 'One\n\n# Two', 'One\n***'])('refuses words that make no heading: %j', async (words) => {
    expect((await rename('github', { 'a.md': '## P‸ay\n\n[1](#pay)\n' }, words)).changed).toBeNull();
  });
});
