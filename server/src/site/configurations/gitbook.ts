import { gitbook } from '../generators/gitbook';
import { record, string, yaml } from './data';
import { configuration, inside, type Reader } from './reader';

export const readGitBook: Reader = (file) => {
  const data = yaml(file.text);
  const redirects = Object.entries(record(data.redirects)).flatMap(([from, to]): [string, string][] =>
    typeof to === 'string' ? [[`/${trimSlashes(from)}`, `/${to.replace(/^\.?\/+/, '')}`]] : [],
  );
  const root = inside(file.folder, string(data.root) ?? '.');
  return configuration(file, {
    profiles: [gitbook],
    root,
    redirects: new Map(redirects),
    redirectMap: { file: file.path, root },
    because: 'GitBook',
  });
};

const trimSlashes = (path: string): string => path.replace(/^\.?\/+|\/+$/g, '');
