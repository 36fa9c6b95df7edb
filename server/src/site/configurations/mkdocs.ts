import { MKDOCS, mkdocs } from '../generators/mkdocs';
import { github } from '../slugs/github';
import { mkdocs as ids, mkdocsUnicode } from '../slugs/mkdocs';
import { record, string, yaml } from './data';
import { configuration, inside, type Reader, siteUrl } from './reader';

/** Plugins that lead links to pages wherever these lie. */
const FINDS_PAGES = /roamlinks|ezlinks|autolinks|autorefs|wikilinks|obsidian/;

export const readMkDocs: Reader = (file) => {
  const data = yaml(file.text);
  const site = siteUrl(string(data.site_url));
  const directories = data.use_directory_urls !== false;
  const absolute =
    record(record(record(data.validation).links)).absolute_links ?? record(data.validation).absolute_links;
  const extensions = JSON.stringify(data.markdown_extensions ?? []);
  const plugins = JSON.stringify(data.plugins ?? []);
  return configuration(file, {
    profiles: [
      mkdocs({
        ...MKDOCS,
        directories,
        slugs: { ...ids, customIds: /"(?:markdown\.extensions\.)?(?:attr_list|extra)"/.test(extensions) },
        // The function that makes the ids is named by a tag that only Python understands.
        otherSlugs: /\bslugify\b/.test(file.text) ? [mkdocsUnicode, github] : [],
        absoluteFiles: absolute === 'relative_to_docs' || FINDS_PAGES.test(plugins),
      }),
    ],
    root: inside(file.folder, string(data.docs_dir) ?? 'docs'),
    baseUrl: site?.path ?? null,
    whole: (site?.path ?? '') === '',
    origins: site === null ? [] : [site.origin],
    redirects: redirectsOf(data.plugins, site?.path ?? '', directories),
    ignore: (string(data.exclude_docs) ?? '').split('\n'),
    because: `MkDocs${directories ? '' : ' with use_directory_urls: false'}`,
  });
};

/** `redirect_maps` of the plugin mkdocs-redirects: paths of files, old and new. */
function redirectsOf(plugins: unknown, base: string, directories: boolean): Map<string, string> {
  const options = Array.isArray(plugins) ? plugins.map((plugin) => record(record(plugin).redirects)) : [];
  const urlOf = (file: string): string => {
    const stem = file
      .replace(/\.md(?=#|$)/, directories ? '/' : '.html')
      .replace(/(^|\/)(?:index|README)(?:\/|\.html)$/, '$1');
    return /^https?:/.test(file) ? file : `${base}/${stem}`;
  };
  return new Map(
    options.flatMap(({ redirect_maps }) =>
      Object.entries(record(redirect_maps)).flatMap(([from, to]): [string, string][] =>
        typeof to === 'string' ? [[urlOf(from).replace(/\/$/, ''), urlOf(to)]] : [],
      ),
    ),
  );
}
