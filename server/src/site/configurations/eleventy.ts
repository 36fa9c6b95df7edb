import { type EleventyOptions, eleventy } from '../generators/eleventy';
import type { SlugDialect } from '../slugs/dialect';
import { eleventySlug } from '../slugs/eleventy-slug';
import { eleventySlugify } from '../slugs/eleventy-slugify';
import { idAttributePlugin } from '../slugs/id-attribute-plugin';
import { markdownItAnchor } from '../slugs/markdown-it-anchor';
import { configuration, inside, type Reader } from './reader';
import { Script } from './script';

export const readEleventy: Reader = (file) => {
  const code = new Script(file.text);
  const ids = idsOf(code);
  const options: Omit<EleventyOptions, 'links'> = {
    slugs: ids.slugs,
    customIds: code.mentions(/markdown-it-attrs|markdownItAttrs/),
    copied: passthroughCopies(code, file.folder),
  };
  const plain = eleventy({ ...options, links: code.mentions(/InputPathToUrlTransformPlugin/) ? 'input' : 'url' });
  const files = eleventy({ ...options, links: 'file' });
  return configuration(file, {
    profiles: rewritesLinks(code) ? [files, plain] : [plain, files],
    root: inside(file.folder, code.text('input') ?? '.'),
    because: `Eleventy${ids.said}`,
  });
};

/** What makes the ids of headings. Where nothing is said of it, it may stand in another file. */
function idsOf(code: Script): { readonly slugs: SlugDialect; readonly said: string } {
  const filter = (name: string): boolean =>
    code.mentions(new RegExp(`slugify\\s*:[^,}]{0,200}getFilter\\(\\s*['"]${name}['"]`));
  if (filter('slug')) return { slugs: eleventySlug, said: ' with its slug filter for heading ids' };
  if (filter('slugify') || code.mentions(/slugify\s*:[^,}]{0,200}slugify/)) {
    return { slugs: eleventySlugify, said: ' with its slugify filter for heading ids' };
  }
  return code.mentions(/\bIdAttributePlugin\b/) && !code.mentions(/markdown-?it-?anchor/i)
    ? { slugs: idAttributePlugin, said: ' with its plugin for heading ids' }
    : { slugs: markdownItAnchor, said: '' };
}

/** Some code of the site's own takes the `.md` off links. */
const rewritesLinks = (code: Script): boolean =>
  code.mentions(/href|link_open|replaceLink/) && code.mentions(/\\\.md\b|['"`]\.md['"`]/);

/** `addPassthroughCopy('img')` and `addPassthroughCopy({ 'from': 'to' })`, where both are written out. */
function passthroughCopies(code: Script, folder: string): Map<string, string> {
  const copies = new Map<string, string>();
  for (const { groups } of code.all(
    /addPassthroughCopy\(\s*(?:(?<map>\{[^}]{0,5000}\})|['"`](?<same>[^'"`]+)['"`])/g,
  )) {
    if (groups?.same !== undefined) copies.set(inside(folder, groups.same), groups.same);
    for (const [from, to] of new Script(groups?.map ?? '').pairs()) copies.set(inside(folder, from), to);
  }
  return copies;
}
