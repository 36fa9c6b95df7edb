import { GITHUB_PAGES, JEKYLL, type JekyllOptions, jekyll } from '../generators/jekyll';
import type { SlugDialect } from '../slugs/dialect';
import { kramdown, kramdownGfm } from '../slugs/kramdown';
import { noIds } from '../slugs/no-ids';
import { record, string, strings, yaml } from './data';
import { configuration, inside, type Reader, siteUrl, urlPath } from './reader';

export const readJekyll: Reader = (file) => {
  const data = yaml(file.text);
  const collections = Object.entries(record(data.collections))
    .filter(([, collection]) => record(collection).output === true)
    .map(([name]) => `_${name}`);
  const permalinks = [
    data.permalink,
    ...Object.values(record(data.collections)).map((collection) => record(collection).permalink),
  ];
  const plugins = [...strings(data.plugins), ...strings(data.gems)];
  const onGitHub =
    file.files.includes(inside(file.folder, 'CNAME')) ||
    plugins.includes('github-pages') ||
    ['remote_theme', 'repository', 'github'].some((key) => Object.hasOwn(data, key));
  const options: JekyllOptions = {
    ...JEKYLL,
    pretty: permalinks.some(
      (permalink) => typeof permalink === 'string' && (permalink === 'pretty' || permalink.endsWith('/')),
    ),
    flat: data.flat_namespace === true || permalinks.includes('/:name/') || permalinks.includes('/:title/'),
    collections,
    relativeLinks: plugins.includes('jekyll-relative-links'),
    readmeIndex: plugins.includes('jekyll-readme-index'),
    slugs: idsOf(data),
    ...(onGitHub && GITHUB_PAGES),
    ...(plugins.includes('jekyll-redirect-from') && { redirects: 'listed' }),
  };
  const site = siteUrl(string(data.url));
  return configuration(file, {
    profiles: [jekyll(options), jekyll({ ...options, flat: !options.flat })],
    doubts: onGitHub ? [] : [jekyll({ ...options, ...GITHUB_PAGES })],
    root: inside(file.folder, string(data.source) ?? '.'),
    origins: site === null ? [] : [`${site.origin}${site.path}${urlPath(string(data.baseurl) ?? '')}`],
    ignore: [...strings(data.exclude), ...hiddenFromJekyll(collections)],
    because: 'Jekyll',
  });
};

function idsOf(data: Readonly<Record<string, unknown>>): SlugDialect {
  if (data.markdown === 'CommonMark') return noIds;
  const { input } = record(data.kramdown);
  return typeof input === 'string' && input.toLowerCase() === 'kramdown' ? kramdown : kramdownGfm;
}

/** Jekyll leaves out folders that begin with an underscore, unless they are collections. */
function hiddenFromJekyll(collections: readonly string[]): string[] {
  return ['_*/', ...collections.map((folder) => `!${folder}/`)];
}
