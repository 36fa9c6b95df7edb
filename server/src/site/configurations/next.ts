import { NEXT, next } from '../generators/next';
import { configuration, firstWithPages, inside, type Reader, urlPath } from './reader';
import { Script } from './script';

const FOLDERS = ['content', 'src/content', 'pages', 'src/pages', 'app', 'src/app', 'docs'];

/** Only where the configuration says that Markdown is published: most sites made with Next have none. */
export const readNext: Reader = (file) => {
  const code = new Script(file.text);
  if (!code.mentions(/\b(?:mdx|nextra|fumadocs|contentlayer|velite|markdoc)\b/i)) return null;
  return configuration(file, {
    profiles: [next({ ...NEXT, base: urlPath(code.text('basePath') ?? ''), folder: file.folder })],
    root: firstWithPages(
      FOLDERS.map((folder) => inside(file.folder, folder)),
      file,
    ),
    baseUrl: null,
    whole: false,
    because: 'Next with Markdown pages',
  });
};
