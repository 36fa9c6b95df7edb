import { HUGO, type HugoOptions, hugo } from '../generators/hugo';
import type { SlugDialect } from '../slugs/dialect';
import { hugoAscii, hugoBlackfriday, hugo as ids } from '../slugs/hugo';
import { noIds } from '../slugs/no-ids';
import { isRecord, record, string, toml, yaml } from './data';
import { configuration, firstWithPages, inside, type Reader, siteUrl, urlPath } from './reader';

const IDS: Readonly<Record<string, SlugDialect>> = { 'github-ascii': hugoAscii, blackfriday: hugoBlackfriday };

/** `hugo.toml` and, of older sites, `config.toml`, which other tools have as well; also in `config/_default/`. */
export const readHugo: Reader = (file) => {
  const data = lowerKeys(file.path.endsWith('.toml') ? toml(file.text) : yaml(file.text));
  const isHugo = /(?:^|\/)hugo\.[a-z]+$/.test(file.path) || string(data.baseurl) !== null;
  if (!isHugo || /(?:^|\/)config\/(?!_default$)[^/]*$/.test(file.folder)) return null;
  const folder = file.folder.replace(/(?:^|\/)config\/_default$/, '');
  const url = string(data.baseurl);
  const site = siteUrl(url);
  const base = site?.path ?? (url === null ? null : urlPath(url));
  const content = inside(folder, string(data.contentdir) ?? 'content');
  const roots = Object.values(record(data.languages)).flatMap((language) => string(record(language).contentdir) ?? []);
  const root = firstWithPages([content, ...roots.map((each) => inside(folder, each))], file);
  const options: HugoOptions = {
    ...HUGO,
    slugs: idsOf(data),
    ugly: data.uglyurls === true,
    keepCase: data.disablepathtolower === true,
    permalinks: Object.hasOwn(data, 'permalinks'),
    languages: languagesOf(data),
    folder,
    content: root,
    mounts: /(?:^|[\s"'])target["']?\s*[=:]\s*["']?content\b/m.test(file.text),
  };
  const plain = hugo(options);
  const files = hugo({ ...options, fileLinks: true });
  return configuration(file, {
    profiles: resolvesFiles(file.text) ? [files, plain] : [plain, files],
    folder,
    root,
    baseUrl: base,
    whole: (base ?? '') === '',
    origins: site === null ? [] : [site.origin],
    because: `Hugo${options.ugly ? ' with uglyURLs' : ''}`,
  });
};

/** Hugo's own render hook for links is on, or that of a theme that has one. */
const resolvesFiles = (text: string): boolean =>
  /BookPortableLinks["']?\s*[=:]\s*["']?true|useEmbedded["']?\s*[=:]\s*["'](?:always|fallback)|enableDefault["']?\s*[=:]\s*true/.test(
    text,
  );

function languagesOf(data: Readonly<Record<string, unknown>>): string[] {
  const languages = Object.keys(record(data.languages));
  const main = string(data.defaultcontentlanguage) ?? 'en';
  return languages.length === 0 ? [] : [main, ...languages.filter((language) => language !== main)];
}

function idsOf(data: Readonly<Record<string, unknown>>): SlugDialect {
  const parser = record(record(record(data.markup).goldmark).parser);
  if (parser.autoheadingid === false) return noIds;
  return IDS[string(parser.autoheadingidtype) ?? ''] ?? ids;
}

/** Hugo reads its keys in any case. */
function lowerKeys(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toLowerCase(), isRecord(inner) ? lowerKeys(inner) : inner]),
  );
}
