import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { astro } from '../../../server/src/site/slugs/astro';
import { headingIds, type SlugDialect } from '../../../server/src/site/slugs/dialect';
import { docusaurus, docusaurusMd } from '../../../server/src/site/slugs/docusaurus';
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
import { sindresorhus } from '../../../server/src/site/slugs/sindresorhus';
import { vitepress } from '../../../server/src/site/slugs/vitepress';
import { readJsonLines, shared } from '../../support/shared';

interface HeadingVector {
  readonly generator: string;
  readonly page: string;
  readonly n: number;
  readonly headingMarkdown: string;
  readonly id?: string | null;
  readonly unasserted?: boolean;
  readonly note?: string;
}

/** Headings whose id is another than the generator's, each with the reason. */
type Exceptions = Readonly<Record<string, string>>;

const SEVEN = { '####### Seven hashes': 'no heading in CommonMark; this Markdown knows no limit' };
const UNDER_TEXT = { 'text before\n## Interrupts paragraph': 'kramdown takes it for more of the paragraph' };
const MAIL = { '## Mail <a@b.co>': 'Python-Markdown hides addresses from robots, and the id is made of what hides it' };
const FOOTNOTE = { '## Foot[^1] note': 'built without footnotes, though its page has one' };
const DIRECTIVE = {
  '## Curly dotted {#a.b:c_d}': 'Docusaurus takes `:c_d` for a directive, and the id ends before it',
};

const GENERATORS: Readonly<Record<string, readonly [SlugDialect, Exceptions?]>> = {
  'eleventy-default': [markdownItAnchor],
  'eleventy-default-attrs': [{ ...markdownItAnchor, customIds: true }],
  'markdown-it-anchor-8-default': [markdownItAnchor, FOOTNOTE],
  'eleventy-slugify-filter': [eleventySlugify],
  'eleventy-slugify-filter-attrs': [{ ...eleventySlugify, customIds: true }, FOOTNOTE],
  'eleventy-slug-filter': [eleventySlug],
  'eleventy-sindresorhus': [sindresorhus],
  'eleventy-idattribute': [
    idAttributePlugin,
    { '## constructor': 'the plugin counts it from a property that every object has' },
  ],
  'eleventy-plain': [noIds],
  'hugo-default': [{ ...hugo, htmlHeadings: 'none' }],
  'hugo-unsafe-github': [hugo],
  'hugo-unsafe-github-ascii': [hugoAscii],
  'hugo-unsafe-blackfriday': [hugoBlackfriday],
  'jekyll-gfm': [kramdownGfm],
  'jekyll-kramdown': [kramdown, { ...SEVEN, ...UNDER_TEXT }],
  'jekyll-commonmark': [{ ...noIds, htmlHeadings: 'none' }],
  'mkdocs-default': [mkdocs, { ...SEVEN, ...MAIL }],
  'mkdocs-attr_list': [
    { ...mkdocs, customIds: true },
    { ...SEVEN, ...MAIL },
  ],
  'mkdocs-unicode': [
    { ...mkdocsUnicode, customIds: true },
    { ...SEVEN, ...MAIL },
  ],
  vitepress: [vitepress],
  astro: [astro],
  starlight: [astro],
  'docusaurus-mdx': [docusaurus, DIRECTIVE],
  'docusaurus-md': [docusaurusMd, DIRECTIVE],
  'gatsby-default': [gatsby],
  'gatsby-customid': [{ ...gatsby, customIds: true }],
  'gatsby-maintaincase': [gatsbyWith({ maintainCase: true, removeAccents: false })],
  'gatsby-noaccents': [gatsbyWith({ maintainCase: false, removeAccents: true })],
  'rehype-slug-raw': [rehypeSlug],
  'rehype-slug-noraw': [{ ...rehypeSlug, htmlHeadings: 'none' }],
  'github-html-pipeline': [github],
  honkit: [honkit, SEVEN],
};

const idFile = shared('vectors/heading-ids.jsonl');
const vectors = idFile === null ? [] : readJsonLines<HeadingVector>(idFile);

describe.skipIf(idFile === null)('heading ids are those that the generator made', () => {
  test('of every generator', () => {
    expect(Object.keys(GENERATORS).sort()).toEqual([...new Set(vectors.map(({ generator }) => generator))].sort());
  });

  test.each(Object.entries(GENERATORS))('%s', (generator, [dialect, exceptions = {}]) => {
    const rendered = vectors.filter((vector) => vector.generator === generator && !isLeftOut(vector));
    const wrong: string[] = [];
    const unknown: string[] = [];
    let judged = 0;
    for (const page of new Set(rendered.map((vector) => vector.page))) {
      const document = rendered.filter((vector) => vector.page === page).sort((a, b) => a.n - b.n);
      const ids = idsOf(document, dialect);
      document.forEach((vector, index) => {
        if (vector.unasserted || vector.id === undefined) return;
        judged += 1;
        // An empty id reaches nothing, so it is as none.
        const id = vector.id === '' ? null : vector.id;
        if (ids[index] === id) return;
        wrong.push(vector.headingMarkdown);
        if (!(vector.headingMarkdown in exceptions))
          unknown.push(`${vector.headingMarkdown}: ${ids[index]} instead of ${id}`);
      });
    }
    expect(unknown).toEqual([]);
    expect([...new Set(wrong)].sort()).toEqual(Object.keys(exceptions).sort());
    expect(wrong.length / judged).toBeLessThanOrEqual(0.01);
  });
});

/** The generator would not have built its page. */
const isLeftOut = ({ note = '' }: HeadingVector): boolean => /^(?:build error|excluded)/.test(note);

/** The id of each vector's heading, when all stand in one document; null where no heading is rendered. */
function idsOf(document: readonly HeadingVector[], dialect: SlugDialect): (string | null)[] {
  const starts: number[] = [];
  let text = '';
  for (const { headingMarkdown } of document) {
    starts.push(text.length);
    text += `${headingMarkdown}\n\ntext\n\n`;
  }
  text += '[ref]: https://example.com\n\n[^1]: note\n';
  const page = parsePage(text);
  const all = headingIds(page, dialect);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const heading = page.headings.findIndex(({ span }) => span.start >= start && span.start < end);
    return heading < 0 ? null : (all[heading] ?? null);
  });
}
