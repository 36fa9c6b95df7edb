import slugify from '@sindresorhus/slugify';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { astro } from '../../../server/src/site/slugs/astro';
import { headingIds, type SlugDialect } from '../../../server/src/site/slugs/dialect';
import { docusaurus, docusaurusMd } from '../../../server/src/site/slugs/docusaurus';
import { counted, free, slugger, underscored } from '../../../server/src/site/slugs/duplicates';
import { eleventySlug } from '../../../server/src/site/slugs/eleventy-slug';
import { eleventySlugify } from '../../../server/src/site/slugs/eleventy-slugify';
import { gatsby, gatsbyWith } from '../../../server/src/site/slugs/gatsby';
import { github } from '../../../server/src/site/slugs/github';
import { honkit } from '../../../server/src/site/slugs/honkit';
import { hugo, hugoAscii, hugoBlackfriday } from '../../../server/src/site/slugs/hugo';
import { idAttributePlugin } from '../../../server/src/site/slugs/id-attribute-plugin';
import { kramdown, kramdownGfm } from '../../../server/src/site/slugs/kramdown';
import { markdownItAnchor } from '../../../server/src/site/slugs/markdown-it-anchor';
import { mkdocs, mkdocsUnicode } from '../../../server/src/site/slugs/mkdocs';
import { noIds } from '../../../server/src/site/slugs/no-ids';
import { rehypeSlug } from '../../../server/src/site/slugs/rehype-slug';
import { byWord, sindresorhus } from '../../../server/src/site/slugs/sindresorhus';
import { vitepress } from '../../../server/src/site/slugs/vitepress';

const DIALECTS = {
  astro,
  docusaurus,
  docusaurusMd,
  eleventySlug,
  eleventySlugify,
  gatsby: { ...gatsby, customIds: true },
  gatsbyCapitals: gatsbyWith({ maintainCase: true, removeAccents: false }),
  gatsbyNoAccents: gatsbyWith({ maintainCase: false, removeAccents: true }),
  github,
  honkit,
  hugo,
  hugoAscii,
  hugoBlackfriday,
  idAttributePlugin,
  kramdown,
  kramdownGfm,
  markdownItAnchor: { ...markdownItAnchor, customIds: true },
  mkdocs: { ...mkdocs, customIds: true },
  mkdocsUnicode,
  noIds,
  rehypeSlug,
  sindresorhus,
  vitepress,
} satisfies Record<string, SlugDialect>;

type Name = keyof typeof DIALECTS;

const ids = (name: Name, text: string): (string | null)[] => headingIds(parsePage(text), DIALECTS[name]);

describe('the id of a heading', () => {
  it.each<[Name, string, string | null]>([
    ['markdownItAnchor', "## What's *new*?", "what's-new%3F"],
    ['eleventySlug', "## What's new & €5?", "what's-new-and-euro5"],
    ['eleventySlugify', '## What’s R&D Über', 'what-s-r-and-d-ueber'],
    ['sindresorhus', '## What’s myName', 'whats-my-name'],
    ['idAttributePlugin', '## A <!-- b --> <b>c</b> ![d](e)', 'a-b-c'],
    ['noIds', '## Hello', null],
    ['docusaurus', '## Hello ![World](x.png)!', 'hello-world'],
    ['docusaurus', '# Title', null],
    ['astro', '## A -- b `--c` (d) -', 'a--b---c-d-'],
    ['rehypeSlug', '## A -- b ![c](d)', 'a----b-'],
    ['gatsby', '## A <b>c</b> ![d](e)', 'a-bcb-d'],
    ['gatsbyCapitals', '## Über Uns', 'Über-Uns'],
    ['gatsbyNoAccents', '## Über Łódź', 'uber-lodz'],
    ['vitepress', "## 1. What's R&amp;D – Über", '_1-what-s-r-amp-d-–-uber'],
    ['vitepress', '## a\\*b_c', 'a-b-c'],
    ['hugo', '## See [it](./x.md) `--a` &amp; İ', 'see-itxmd---a-amp-i'],
    ['hugo', '> A\n> *B* c\n> ---', 'b-c'],
    ['hugo', '## ???', 'heading'],
    ['hugoAscii', '## Über Привет', 'uber-'],
    ['hugoBlackfriday', '## (A) -- b²!', 'a-b²'],
    ['kramdown', '## 2. See [it](x.md)', 'see-itxmd'],
    ['kramdown', '## 2023', 'section'],
    ['kramdownGfm', '## 2. See [it](x.md) -- `--b`', '2-see-it----b'],
    ['mkdocs', '## Über -- Łódź, `a_b`', 'uber-odz-a_b'],
    ['mkdocsUnicode', '## Über Łódź', 'über-łódź'],
    ['honkit', '## [x] snake_case – Über', 'x-snakecase-–-über'],
    ['github', '## ÜBER A_b & c', 'Über-a_b--c'],
  ])('%s: %s', (name, text, id) => {
    expect(ids(name, text)).toEqual([id]);
  });

  it.each<[Name, string, string | null]>([
    ['docusaurus', '## A {#x.y z}', 'x.y z'],
    ['docusaurus', '## A `{#x}`', 'x'],
    ['docusaurus', '## A {/* #x */}', 'x'],
    ['docusaurusMd', '## A {/* #x */}', 'a--x-'],
    ['docusaurus', '# A {#x}', null],
    ['gatsby', '## A {#x-Y}', 'x-Y'],
    ['gatsby', '## A {#x.y}', 'a-xy'],
    ['honkit', '## A {#x} b', 'x'],
    ['markdownItAnchor', '## A { .b #x }', 'x'],
    ['markdownItAnchor', '## A {id="x"}', 'x'],
    ['markdownItAnchor', '## A {.b}', 'a'],
    ['markdownItAnchor', '## A \\{#x}', 'a-%7B%23x%7D'],
    ['markdownItAnchor', '## A `{#x}`', 'a-%7B%23x%7D'],
    ['vitepress', '## A {#x}', 'x'],
    ['hugo', '## A {.b #x}', 'x'],
    ['hugo', '## A {.b}', 'a'],
    ['hugo', '## A {:#x}', 'a-x'],
    ['kramdownGfm', '## A {#x}', 'x'],
    ['kramdownGfm', '## A ## {#x}', 'x'],
    ['kramdownGfm', '## A {#x} ##', 'a-x'],
    ['kramdownGfm', '## A {#x .b}', 'a-x-b'],
    ['kramdownGfm', '## A\n{: .b #x}', 'x'],
    ['kramdownGfm', '## A {: #x}', 'a--x'],
    ['kramdown', 'A {#x}\n---', 'x'],
    ['mkdocs', '## A {: .b #x }', 'x'],
    ['mkdocs', '## A {.b}', 'a'],
    ['mkdocs', '## A{#x}', 'ax'],
    ['github', '## A {#x}', 'a-x'],
    ['rehypeSlug', '## A {#x}', 'a-x'],
  ])('given by the author, %s: %s', (name, text, id) => {
    expect(ids(name, text)).toEqual([id]);
  });

  it.each<[Name, (string | null)[]]>([
    ['rehypeSlug', ['own', 'text']],
    ['idAttributePlugin', ['own', 'text']],
    ['github', ['own', 'text']],
    ['hugo', ['own', null]],
    ['docusaurus', ['own', null]],
    ['noIds', ['own', null]],
  ])('in HTML, %s', (name, expected) => {
    expect(ids(name, '<h2 id="own">Own</h2>\n\n<h2>Text</h2>')).toEqual(expected);
  });

  it.each<[Name, string, (string | null)[]]>([
    ['kramdownGfm', '  ## indented', [null]],
    ['kramdownGfm', '<details>\n\n## inside\n\n</details>', [null]],
    ['kramdownGfm', '- item\n\n  ## in item', ['in-item']],
    ['mkdocs', '- item\n\n  ## in item', [null]],
    ['mkdocs', 'two\nlines\n---', [null]],
    ['mkdocs', '## ends in \\', [null]],
    ['honkit', 'two\nlines\n---', ['lines']],
    ['hugo', '<details>\n\n## inside\n\n</details>', ['inside']],
  ])('is none where Markdown of this kind sees no heading, %s: %j', (name, text, expected) => {
    expect(ids(name, text)).toEqual(expected);
  });
});

describe('ids of equal headings', () => {
  it.each<[Name, string[]]>([
    ['github', ['a', 'a-1', 'a-1', 'a-2']],
    ['kramdown', ['a', 'a-1', 'a-1', 'a-2']],
    ['idAttributePlugin', ['a', 'a-2', 'a-1', 'a-3']],
    ['rehypeSlug', ['a', 'a-1', 'a-1-1', 'a-2']],
    ['markdownItAnchor', ['a', 'a-1', 'a-1-1', 'a-2']],
    ['hugo', ['a', 'a-1', 'a-1-1', 'a-2']],
    ['mkdocs', ['a', 'a_1', 'a-1', 'a_2']],
    ['honkit', ['a', 'a', 'a-1', 'a']],
  ])('%s', (name, expected) => {
    expect(ids(name, '## A\n\n## A\n\n## A 1\n\n## A')).toEqual(expected);
  });

  it.each<[Name, string[]]>([
    ['hugo', ['b', 'x', 'x-1', 'b']],
    ['vitepress', ['b', 'x', 'x-1', 'b']],
    ['mkdocs', ['b_1', 'x', 'x_1', 'b']],
    ['docusaurus', ['b', 'x', 'x', 'b']],
    ['kramdownGfm', ['b', 'x', 'x', 'b']],
  ])("count authors' ids or not, %s", (name, expected) => {
    expect(ids(name, '## B\n\n## A {#x}\n\n## X\n\n## C {#b}')).toEqual(expected);
  });

  it('go on from the number that a heading ends with, in Python-Markdown', () => {
    expect(ids('mkdocs', '## x_3\n\n## x_3\n\n## x\n\n## x\n\n## x_3\n\n## x_4')).toEqual([
      'x_3',
      'x_4',
      'x',
      'x_1',
      'x_5',
      'x_6',
    ]);
  });

  it('are told apart though they are empty', () => {
    expect(ids('rehypeSlug', '## ?\n\n## !\n\n## ...')).toEqual([null, '-1', '-2']);
    expect(ids('mkdocs', '## ?\n\n## !')).toEqual(['_1', '_2']);
  });
});

describe('slugify, one word after the other', () => {
  const letters = fc.oneof(
    fc.constantFrom(..."aszASZtT09'’ßüÅ♥я"),
    fc.string({ unit: 'grapheme-ascii', maxLength: 1 }),
  );
  const word = fc.array(letters, { minLength: 1, maxLength: 8 });
  const texts = fc.array(word.map((parts) => parts.join(''))).map((words) => words.join(' '));

  it.each([true, false])('gives what it gives of the whole text, words parted at capitals: %s', (decamelize) => {
    const slug = byWord({ decamelize });
    fc.assert(
      fc.property(texts, (text) => {
        expect(slug(text)).toBe(slugify(text, { decamelize }));
      }),
    );
  });
});

describe('a hostile page', () => {
  const many = (n: number, heading: (index: number) => string): string =>
    Array.from({ length: n }, (_, i) => heading(i)).join('\n\n');
  const pages = {
    'equal headings': many(1000, () => '## Same'),
    'open braces': `## ${'{#'.repeat(20_000)}`,
    'open attributes': `## A {${'#a '.repeat(20_000)}`,
    spaces: `## A${' '.repeat(50_000)}b${' {#'.repeat(20_000)}`,
    'open HTML': `${many(1000, (index) => `<x${index}>`)}\n\n${many(1000, (index) => `</x${index}>\n\n## A`)}`,
    'lone surrogates': '## \ud800 a \udfff',
  };

  it.each(Object.entries(pages))('has an id for each heading: %s', (_, text) => {
    const page = parsePage(text);
    for (const dialect of Object.values(DIALECTS)) expect(headingIds(page, dialect)).toHaveLength(page.headings.length);
  });

  it.each(Object.entries({ counted, free, slugger, underscored }))('is numbered in one go: %s', (_, duplicates) => {
    const { next } = duplicates([]);
    const bases = Array.from({ length: 40_000 }, (_, index) => (index % 2 === 0 ? 'x' : `x_${index >> 2}`));
    expect(new Set(bases.map(next)).size).toBe(40_000);
  });
});
