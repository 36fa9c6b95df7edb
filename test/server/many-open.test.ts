import { afterEach, expect, it, vi } from 'vitest';
import { Keeper } from '../../server/src/host/keeper';
import { FirstAnswers } from '../../server/src/host/lsp/first-answers';
import { Slices } from '../../server/src/host/slices';
import { keep, site } from '../support/handbook';
import { Editor } from './support/editor';

const PATHS = Array.from({ length: 30 }, (_, index) => `p${String(index).padStart(2, '0')}.md`);
const PAGES = Object.fromEntries(PATHS.map((path) => [path, `# ${path}\n\n[Gone](gone.md)\n`]));
const FILES = { ...site('github'), ...PAGES };

afterEach(() => {
  vi.restoreAllMocks();
});

it('a letter in one of many open pages is answered before the pages that wait', async () => {
  const open = Keeper.open.bind(Keeper);
  let goOn = (): void => {};
  const paused = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  vi.spyOn(Keeper, 'open').mockImplementation(({ first: _, ...options }) => paused.then(() => open(options)));
  const editor = await Editor.start({ files: FILES });
  const answered: string[] = [];
  const ask = (path: string, name = path): Promise<unknown> => editor.pull(path).then(() => answered.push(name));
  for (const path of PATHS) await editor.show(path);
  const all = PATHS.map((path) => ask(path));
  await editor.type('p00.md', 'Gone', 'Lost');
  all.push(ask('p00.md', 'the letter'));
  // An answer of another kind comes once all of these are waiting.
  await expect(editor.connection.sendRequest('nothing')).rejects.toThrow();
  goOn();
  await Promise.all(all);
  expect(answered.slice(0, 4)).toEqual(['p00.md', 'the letter', 'p29.md', 'p28.md']);
});

it('a few open pages are answered for before all is read', async () => {
  const signal = new AbortController().signal;
  const answers = new FirstAnswers();
  const covered: string[] = [];
  const { keeper } = await keep(FILES, {
    first: async (look) => {
      answers.begin(look);
      for (const path of [...PATHS, 'p03.md']) if (await answers.have(path, signal)) covered.push(path);
    },
  });
  expect(covered).toEqual([...PATHS.slice(0, 8), 'p03.md']);
  answers.end();
  expect(await answers.have('p03.md', signal)).toBe(false);
  expect(await keeper.findings('p09.md')).toHaveLength(1);
});

it('long work gives way to a burst of messages, of which each takes a turn', async () => {
  const slices = new Slices();
  let messages = 0;
  const take = (): void => {
    messages += 1;
    if (messages < 10) setImmediate(take);
  };
  setImmediate(take);
  for (const start = performance.now(); performance.now() - start < 10; );
  expect([await slices.next(), messages]).toEqual([true, 10]);
});
