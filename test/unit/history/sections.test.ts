import { describe, expect, test } from 'vitest';
import { bestSections, sectionSpan, sectionWords } from '../../../server/src/history/sections';
import { bagOf, bagSimilarity, similarity, wordsOf } from '../../../server/src/history/words';
import type { Page } from '../../../server/src/page/page';
import { parsePage } from '../../../server/src/page/parse';
import { past, renamed } from './past';

/** A heading that says exactly this. */
function says(title: string): (page: Page) => number | null {
  return (page) => {
    const index = page.headings.findIndex(({ parts }) => parts.map(({ value }) => value).join('') === title);
    return index < 0 ? null : index;
  };
}

describe('a section that vanished', () => {
  const OLD = '# Planning\n\nIntro.\n\n## Effort Estimation\n\nPoints.\n';
  const NEW = '# Planning\n\nIntro.\n\n## Sizing\n\nPoints.\n';

  test('is found in the newest version that had it', async () => {
    const { history, commit } = past(
      { 'a.md': '# Planning\n' },
      { 'a.md': OLD },
      { 'a.md': `${OLD}More.\n` },
      { 'a.md': NEW },
    );
    const found = await history.sectionUnder('a.md', says('Effort Estimation'));
    expect(found).toEqual({
      commit: commit(3),
      removedBy: commit(4),
      path: 'a.md',
      text: `${OLD}More.\n`,
      page: parsePage(`${OLD}More.\n`),
      heading: 1,
    });
  });

  test('is found under an earlier name of the page', async () => {
    const { history, commit } = past(
      { 'a.md': OLD },
      { 'b.md': renamed('a.md', OLD) },
      { 'c.md': renamed('b.md', NEW, 70) },
    );
    expect(await history.sectionUnder('c.md', says('Effort Estimation'))).toMatchObject({
      commit: commit(2),
      removedBy: commit(3),
      path: 'b.md',
      text: OLD,
    });
  });

  test('is found though it came and went', async () => {
    const { history, commit } = past({ 'a.md': NEW }, { 'a.md': OLD }, { 'a.md': NEW }, { 'a.md': `${NEW}More.\n` });
    expect(await history.sectionUnder('a.md', says('Effort Estimation'))).toMatchObject({
      commit: commit(2),
      removedBy: commit(3),
    });
  });

  test('was removed by no commit when the last one has it', async () => {
    const { history, commit } = past({ 'a.md': OLD });
    const found = await history.sectionUnder('a.md', says('Effort Estimation'));
    expect(found).toMatchObject({ commit: commit(1), removedBy: null });
  });

  test('is found in a page that was deleted and put back without it', async () => {
    const { history, commit } = past({ 'a.md': OLD }, { 'a.md': null }, { 'a.md': NEW });
    expect((await history.sectionUnder('a.md', says('Effort Estimation')))?.commit).toBe(commit(1));
  });

  test('is not taken from a page that had moved away before', async () => {
    const { history } = past({ 'a.md': OLD }, { 'b.md': renamed('a.md', OLD) }, { 'a.md': NEW });
    expect(await history.sectionUnder('a.md', says('Effort Estimation'))).toBeNull();
  });

  test('that never was is not found', async () => {
    const { history } = past({ 'a.md': OLD }, { 'a.md': NEW });
    expect(await history.sectionUnder('a.md', says('Nothing'))).toBeNull();
    expect(await history.sectionUnder('b.md', says('Nothing'))).toBeNull();
  });

  test('costs 60 versions at most, each read once for all questions about a page', async () => {
    const versions = Array.from({ length: 80 }, (_, index) => ({ 'a.md': `# Version ${index}\n` }));
    const { history, reads } = past(...versions);
    expect(await history.sectionUnder('a.md', says('Version 19'))).toBeNull();
    expect(reads).toHaveLength(60);
    expect(await history.sectionUnder('a.md', says('Version 20'))).not.toBeNull();
    expect(reads).toHaveLength(60);
  });

  test('is looked for once among edits that leave the headings alone', async () => {
    const edits = Array.from({ length: 20 }, (_, index) => ({ 'a.md': `${NEW}\nEdit ${index}.\n` }));
    const { history } = past({ 'a.md': OLD }, ...edits);
    let asked = 0;
    await history.sectionUnder('a.md', (page) => {
      asked += 1;
      return says('Nothing')(page);
    });
    expect(asked).toBe(2);
  });

  test('is not looked for in a version of more than a million characters', async () => {
    const { history } = past({ 'a.md': OLD }, { 'a.md': `${OLD}${'x'.repeat(1_000_000)}` }, { 'a.md': NEW });
    expect((await history.sectionUnder('a.md', says('Effort Estimation')))?.text).toBe(OLD);
  });
});

describe('the words of a section', () => {
  const TEXT = '# Top\n\nIntro.\n\n## One\n\nFirst *words*.\n\n### Below\n\nDeeper.\n\n## Two\n\nLast.\n';
  const page = parsePage(TEXT);

  test('reach to the next heading of the same level or above', () => {
    expect(sectionWords(page, TEXT, 1)).toEqual(['one', 'first', 'words', 'below', 'deeper']);
    expect(sectionWords(page, TEXT, 3)).toEqual(['two', 'last']);
    expect(sectionSpan(page, 0)).toEqual({ start: 0, end: TEXT.length });
    expect(sectionSpan(page, 9)).toEqual({ start: 0, end: 0 });
  });

  test('rank the sections that it may have become', () => {
    const words = sectionWords(page, TEXT, 1);
    const candidates = [
      { place: 'half', words: ['one', 'first', 'words', 'other', 'more'] },
      { place: 'unlike', words: ['two', 'last', 'nothing', 'to', 'see'] },
      { place: 'too long', words: [...words, ...words, ...words] },
      { place: 'renamed', words: ['uno', 'first', 'words', 'below', 'deeper'] },
      { place: 'empty', words: [] },
    ];
    expect(bestSections(words, candidates)).toEqual([{ place: 'renamed', likeness: 4 / 6 }]);
    expect(bestSections(words, candidates, 0.4).map(({ place }) => place)).toEqual(['renamed', 'half']);
    expect(bestSections([], candidates)).toEqual([]);
  });
});

describe('similarity by words', () => {
  test('counts repetition, not order', () => {
    expect(similarity(['a', 'b', 'c'], ['c', 'a', 'b'])).toBe(1);
    expect(similarity(['a', 'a'], ['a'])).toBe(0.5);
    expect(similarity(['a', 'b'], ['b', 'c'])).toBe(1 / 3);
    expect(similarity(['a'], ['b'])).toBe(0);
    expect(similarity([], [])).toBe(0);
    expect(bagSimilarity(bagOf(['a', 'b', 'b']), bagOf(['b']))).toBe(1 / 3);
  });

  test('takes letters and digits of any script as words', () => {
    expect(wordsOf('| **Größe** | 20% |\n- `naïve` [x](y.md)')).toEqual(['größe', '20', 'naïve', 'x', 'y', 'md']);
    expect(wordsOf('')).toEqual([]);
  });
});
