import { gatsby } from '../generators/gatsby';
import { gatsbyWith } from '../slugs/gatsby';
import { configuration, firstWithPages, inside, type Reader, siteUrl, urlPath } from './reader';
import { Script } from './script';

const FOLDERS = ['content/docs', 'content/handbook', 'content', 'src/content', 'docs', 'handbook', 'src/pages'];

export const readGatsby: Reader = (file) => {
  const code = new Script(file.text);
  const base = urlPath(code.text('pathPrefix') ?? '');
  const site = siteUrl(code.text('siteUrl'));
  const slugs = gatsbyWith({
    maintainCase: code.flag('maintainCase') === true,
    removeAccents: code.flag('removeAccents') === true,
  });
  return configuration(file, {
    profiles: [gatsby({ slugs, base, folder: file.folder })],
    root: firstWithPages(
      FOLDERS.map((folder) => inside(file.folder, folder)),
      file,
    ),
    baseUrl: null,
    whole: false,
    origins: site === null ? [] : [site.origin],
    because: 'Gatsby',
  });
};
