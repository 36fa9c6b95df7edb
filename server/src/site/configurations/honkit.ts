import { HONKIT, honkit } from '../generators/honkit';
import { string, yaml } from './data';
import { configuration, inside, type Reader } from './reader';
import { Script } from './script';

/** `book.json` or `book.js`: other tools have files of that name, but no list of chapters beside it. */
export const readHonKit: Reader = (file) => {
  const named = file.path.endsWith('.json') ? string(yaml(file.text).root) : new Script(file.text).text('root');
  const root = inside(file.folder, named ?? '.');
  if (!file.files.includes(inside(root, 'SUMMARY.md'))) return null;
  return configuration(file, { profiles: [honkit(HONKIT)], root, baseUrl: null, because: 'HonKit' });
};
