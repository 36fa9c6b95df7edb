import { VITEPRESS, vitepress } from '../generators/vitepress';
import { github } from '../slugs/github';
import { configuration, inside, type Reader, urlPath } from './reader';
import { Script } from './script';

/** `.vitepress/config.*` or `.vitepress/config/index.*`. */
export const readVitePress: Reader = (file) => {
  const code = new Script(file.text);
  const folder = file.path.replace(/(?:^|\/)\.vitepress\/.*$/, '');
  const written = code.text('base');
  const base = urlPath(written ?? '');
  const root = inside(folder, code.text('srcDir') ?? '.');
  const clean = code.flag('cleanUrls') === true;
  return configuration(file, {
    profiles: [
      vitepress({
        ...VITEPRESS,
        clean,
        base,
        sources: root,
        otherSlugs: code.mentions(/\bslugify\b/) ? [github] : [],
      }),
    ],
    folder,
    root,
    baseUrl: code.has('base') && written === null ? null : base,
    whole: base === '' && !code.has('rewrites'),
    ignore: code.list('srcExclude'),
    because: `VitePress${clean ? ' with cleanUrls' : ''}`,
  });
};
