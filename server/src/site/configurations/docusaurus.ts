import { DOCUSAURUS, docusaurus } from '../generators/docusaurus';
import { docusaurusMd } from '../slugs/docusaurus';
import { type ConfigurationFile, configuration, firstWithPages, inside, type Reader, urlPath } from './reader';
import { Script } from './script';

interface Docs {
  readonly root: string;
  readonly route: string;
}

export const readDocusaurus: Reader = (file) => {
  const code = new Script(file.text);
  const written = code.text('baseUrl');
  const base = urlPath(written ?? '');
  const all = docsOf(code, file);
  const root = firstWithPages(
    all.map((docs) => docs.root),
    file,
  );
  const route = all.find((docs) => docs.root === root)?.route ?? '';
  const slash = code.flag('trailingSlash');
  const isMdx = !['md', 'detect'].includes(code.text('format') ?? '');
  const url = code.text('url')?.replace(/\/+$/, '') ?? '';
  return configuration(file, {
    profiles: [
      docusaurus({ ...DOCUSAURUS, slash, base, folder: file.folder, ...(isMdx ? {} : { slugs: docusaurusMd }) }),
    ],
    root,
    baseUrl: written === null ? null : base + route,
    whole: base + route === '' && all.length === 1,
    origins: /^https?:/.test(url) ? [url] : [],
    redirects: redirectsOf(code, base),
    ignore: ['_*'],
    because: `Docusaurus${slash === null ? '' : ` with trailingSlash: ${slash}`}`,
  });
};

/** The folders of documents, each with its route: of the classic preset, and of each instance of the plugin. */
function docsOf(code: Script, { folder }: ConfigurationFile): Docs[] {
  const blocks = code.objectsAfter(/plugin-content-docs/);
  const preset = code.object('docs');
  const classic = code.mentions(/preset-classic|['"]classic['"]/) && code.flag('docs') !== false;
  const named = [...(classic ? [preset ?? new Script('')] : []), ...blocks];
  return (named.length === 0 ? [new Script('')] : named).map((options) => ({
    root: inside(folder, options.text('path') ?? 'docs'),
    route: urlPath(options.text('routeBasePath') ?? 'docs'),
  }));
}

/** `redirects` of the plugin client-redirects, where both ends are written out. */
function redirectsOf(code: Script, base: string): Map<string, string> {
  const pair = /\bfrom\s*:\s*\[?\s*(['"`])([^'"`]+)\1[^{}]{0,1000}?\bto\s*:\s*(['"`])([^'"`]+)\3/g;
  const turned = /\bto\s*:\s*(['"`])([^'"`]+)\1\s*,\s*from\s*:\s*\[?\s*(['"`])([^'"`]+)\3/g;
  const found: [string, string][] = [
    ...code.all(pair).map(([, , from, , to]): [string, string] => [from ?? '', to ?? '']),
    ...code.all(turned).map(([, , to, , from]): [string, string] => [from ?? '', to ?? '']),
  ];
  return new Map(found.map(([from, to]) => [base + urlPath(from), /^https?:/.test(to) ? to : base + to]));
}
