import { ASTRO, astro } from '../generators/astro';
import { configuration, firstWithPages, inside, type Reader, siteUrl, urlPath } from './reader';
import { Script } from './script';

const DEFINITIONS = ['content.config', 'content/config'].flatMap((name) =>
  ['ts', 'mts', 'js', 'mjs'].map((ending) => `${name}.${ending}`),
);

export const readAstro: Reader = (file) => {
  const code = new Script(file.text);
  const { folder } = file;
  const starlight = code.mentions(/@astrojs\/starlight/);
  const sources = inside(folder, code.text('srcDir') ?? 'src');
  const collections = inside(sources, 'content');
  const root = starlight ? inside(collections, 'docs') : firstWithPages([inside(sources, 'pages'), collections], file);
  const written = code.text('base');
  const base = urlPath(written ?? '');
  const site = siteUrl(code.text('site'));
  const inCollection = !starlight && root === collections;
  const redirects = code.object('redirects')?.pairs() ?? [];
  return configuration(file, {
    profiles: [
      astro({
        ...ASTRO,
        starlight,
        slash: code.text('trailingSlash') !== 'never' && code.text('format') !== 'file',
        fileLinks: code.mentions(/(?:remark|rehype)[\w-]*links?\b|relative-markdown-links/i),
        collections: inCollection,
        base,
        folder,
      }),
    ],
    root,
    baseUrl: code.has('base') && written === null ? null : base,
    whole: base === '' && !inCollection,
    origins: site === null ? [] : [site.origin],
    collections: {
      folder,
      pages: collections,
      definitions: DEFINITIONS.map((name) => inside(sources, name)),
      schemas: inside(folder, '.astro/collections'),
    },
    redirects: new Map(redirects.map(([from, to]) => [base + urlPath(from), base + to])),
    ignore: starlight ? [] : ['_*'],
    because: starlight ? 'Starlight' : 'Astro',
  });
};
