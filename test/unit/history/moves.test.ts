import { describe, expect, test } from 'vitest';
import { past, renamed } from './past';

const RELEASE = `# Releases

We plan a release every third Monday. The release manager collects the notes, tags the
commit and tells the customers. Nobody deploys on a Friday.
`;
const RELEASE_REWRAPPED = `---
title: Releases
---
Releases
========
We plan a release every third Monday.
The release manager collects the notes, tags the commit and tells the customers.
Nobody deploys on a Friday.
`;
const HOLIDAY = 'Everybody has twenty six days of holiday a year. Ask your manager two weeks before you go away.';

describe('a file that was renamed', () => {
  test('is found, with the commit that did it', async () => {
    const { history, commit } = past({ 'a.md': 'x' }, { 'sub/b.md': renamed('a.md', 'x', 65) });
    expect(await history.whereIs('a.md')).toEqual({
      path: 'sub/b.md',
      steps: [{ commit: commit(2), from: 'a.md', to: 'sub/b.md', likeness: 65, by: 'git' }],
    });
    expect(await history.deleted('a.md')).toBeNull();
  });

  test('is followed through a chain, from each of its names', async () => {
    const { history, commit } = past(
      { 'a.md': 'x' },
      { 'b.md': renamed('a.md', 'x') },
      { 'b.md': 'y' },
      { 'c.md': renamed('b.md', 'y', 80) },
    );
    const last = { commit: commit(4), from: 'b.md', to: 'c.md', likeness: 80, by: 'git' };
    expect(await history.whereIs('a.md')).toEqual({
      path: 'c.md',
      steps: [{ commit: commit(2), from: 'a.md', to: 'b.md', likeness: 100, by: 'git' }, last],
    });
    expect(await history.whereIs('b.md')).toEqual({ path: 'c.md', steps: [last] });
  });

  test('may be an image', async () => {
    const { history } = past({ 'a.png': '' }, { 'img/a.png': renamed('a.png') });
    expect((await history.whereIs('a.png'))?.path).toBe('img/a.png');
  });

  test('is nowhere else when it came back', async () => {
    const { history } = past({ 'a.md': 'x' }, { 'b.md': renamed('a.md') }, { 'a.md': renamed('b.md') });
    expect(await history.whereIs('a.md')).toBeNull();
    expect((await history.whereIs('b.md'))?.path).toBe('a.md');
  });

  test('is found after going there and back and away again', async () => {
    const { history } = past(
      { 'a.md': 'x' },
      { 'b.md': renamed('a.md') },
      { 'a.md': renamed('b.md') },
      { 'c.md': renamed('a.md') },
    );
    expect((await history.whereIs('a.md'))?.path).toBe('c.md');
    expect((await history.whereIs('b.md'))?.steps.map(({ to }) => to)).toEqual(['a.md', 'c.md']);
  });

  test('is not mistaken for a file that took its second name later', async () => {
    const { history } = past(
      { 'a.md': 'x' },
      { 'b.md': renamed('a.md') },
      { 'c.md': renamed('b.md') },
      { 'b.md': 'Another page.' },
    );
    expect((await history.whereIs('a.md'))?.path).toBe('c.md');
    expect(await history.whereIs('b.md')).toBeNull();
  });

  test('is not mistaken for a file that had its first name before', async () => {
    const { history } = past(
      { 'a.md': 'Old page.' },
      { 'old.md': renamed('a.md', 'Old page.') },
      { 'a.md': HOLIDAY },
      { 'new.md': renamed('a.md', HOLIDAY) },
    );
    expect((await history.whereIs('a.md'))?.path).toBe('new.md');
  });

  test('is known when two files changed places', async () => {
    const { history } = past(
      { 'a.md': 'A', 'b.md': 'B' },
      { 'c.md': renamed('b.md', 'B'), 'b.md': renamed('a.md', 'A') },
    );
    expect((await history.whereIs('a.md'))?.path).toBe('b.md');
  });

  test('was deleted under its later name', async () => {
    const { history, commit } = past({ 'a.md': 'x' }, { 'b.md': renamed('a.md', HOLIDAY, 60) }, { 'b.md': null });
    expect(await history.whereIs('a.md')).toBeNull();
    expect(await history.deleted('a.md')).toEqual({ commit: commit(3), path: 'b.md', text: HOLIDAY });
  });

  test('is not found where the author has taken it away since the last commit', async () => {
    const { history, today } = past({ 'a.md': 'x' }, { 'b.md': renamed('a.md', 'x') });
    today.delete('b.md');
    expect([await history.whereIs('a.md'), await history.whereIs('b.md')]).toEqual([null, null]);
    expect([await history.deleted('a.md'), await history.deleted('b.md')]).toEqual([null, null]);
  });

  test('is known by a name written with either kind of umlaut', async () => {
    const { history } = past({ 'ä.md': 'x' }, { 'b.md': renamed('ä.md') });
    expect((await history.whereIs('a\u0308.md'))?.path).toBe('b.md');
  });
});

describe('a file that was deleted', () => {
  test('comes with its last text and the commit', async () => {
    const { history, commit } = past({ 'a.md': 'first' }, { 'a.md': HOLIDAY }, { 'a.md': null, 'b.md': RELEASE });
    expect(await history.deleted('a.md')).toEqual({ commit: commit(3), path: 'a.md', text: HOLIDAY });
    expect(await history.whereIs('a.md')).toBeNull();
  });

  test('is not what stands there today', async () => {
    const { history } = past({ 'a.md': HOLIDAY }, { 'a.md': null }, { 'a.md': RELEASE });
    expect(await history.deleted('a.md')).toBeNull();
  });

  test('is the last one of that name', async () => {
    const { history, commit } = past({ 'a.md': HOLIDAY }, { 'a.md': null }, { 'a.md': RELEASE }, { 'a.md': null });
    expect(await history.deleted('a.md')).toEqual({ commit: commit(4), path: 'a.md', text: RELEASE });
  });

  test('is put back only as text', async () => {
    const { history, reads } = past({ 'a.png': 'x' }, { 'a.png': null });
    expect(await history.deleted('a.png')).toBeNull();
    expect(reads).toEqual([]);
  });

  test('and put back before it moved on, is followed', async () => {
    const { history } = past(
      { 'a.md': RELEASE },
      { 'b.md': renamed('a.md', RELEASE) },
      { 'b.md': null },
      { 'b.md': RELEASE },
      { 'c.md': renamed('b.md', RELEASE) },
    );
    expect((await history.whereIs('a.md'))?.steps.map(({ to }) => to)).toEqual(['b.md', 'c.md']);
  });

  test('is not the page that was put there later', async () => {
    const { history, commit } = past(
      { 'a.md': RELEASE },
      { 'b.md': renamed('a.md', RELEASE) },
      { 'b.md': null },
      { 'b.md': HOLIDAY },
    );
    expect(await history.whereIs('a.md')).toBeNull();
    expect((await history.deleted('a.md'))?.commit).toBe(commit(3));
  });
});

describe('a page that was re-wrapped as it moved', () => {
  test('is known by its words', async () => {
    const { history, commit } = past(
      { '_pages/release.md': RELEASE },
      { '_pages/release.md': null, 'pages/holiday.md': HOLIDAY, 'pages/release.md': RELEASE_REWRAPPED },
      { 'pages/releases.md': renamed('pages/release.md', RELEASE_REWRAPPED, 97) },
    );
    expect(await history.whereIs('_pages/release.md')).toEqual({
      path: 'pages/releases.md',
      steps: [
        { commit: commit(2), from: '_pages/release.md', to: 'pages/release.md', likeness: 93, by: 'words' },
        { commit: commit(3), from: 'pages/release.md', to: 'pages/releases.md', likeness: 97, by: 'git' },
      ],
    });
    expect(await history.deleted('_pages/release.md')).toBeNull();
  });

  test('is not guessed when two pages carry its words', async () => {
    const { history } = past(
      { 'a.md': RELEASE },
      { 'a.md': null, 'b.md': RELEASE_REWRAPPED, 'c.md': `${RELEASE_REWRAPPED}Nobody.\n` },
    );
    expect(await history.whereIs('a.md')).toBeNull();
  });

  test('is not an image', async () => {
    const { history, reads } = past({ 'a.svg': RELEASE }, { 'a.svg': null, 'b.md': RELEASE });
    expect(await history.whereIs('a.svg')).toBeNull();
    expect(reads).toEqual([]);
  });
});

test('files that are gone are listed, unless something stands there again', async () => {
  const { history } = past(
    { 'a.md': 'x', 'b.md': 'x', 'c.md': 'x', 'd.png': 'x' },
    { 'a.md': null, 'b.md': null, 'e.png': renamed('d.png') },
    { 'b.md': 'y' },
  );
  expect([...(await history.goneFiles())].sort()).toEqual(['a.md', 'd.png']);
});

describe('the cost', () => {
  test('is nothing for a file that is there', async () => {
    const { history, listed } = past({ 'a.md': 'x' });
    expect([await history.whereIs('a.md'), await history.deleted('a.md')]).toEqual([null, null]);
    expect(listed()).toBe(0);
  });

  test('is one list of commits, and no text for what git knows', async () => {
    const { history, listed, reads } = past({ 'a.md': 'x' }, { 'b.md': renamed('a.md') });
    await Promise.all([history.whereIs('a.md'), history.whereIs('never.md'), history.deleted('a.md')]);
    expect([listed(), reads]).toEqual([1, []]);
  });

  test('is one reading of the pages that a commit added', async () => {
    const { history, reads } = past(
      { 'a.md': RELEASE, 'b.md': HOLIDAY },
      { 'a.md': null, 'b.md': null, 'c.md': RELEASE_REWRAPPED, 'd.md': `${HOLIDAY} Enjoy.` },
    );
    const moves = [await history.whereIs('a.md'), await history.whereIs('b.md'), await history.whereIs('a.md')];
    expect(moves.map((move) => move?.path)).toEqual(['c.md', 'd.md', 'c.md']);
    expect(reads).toEqual(['c2^:a.md', 'c2:c.md', 'c2:d.md', 'c2^:b.md']);
  });
});

describe('a history that grows', () => {
  test('is noticed when asked to look', async () => {
    const { history, add } = past({ 'a.md': 'x' });
    expect(await history.refresh()).toBe(false);
    expect(await history.whereIs('gone.md')).toBeNull();
    expect(await history.refresh()).toBe(false);
    add({ 'b.md': renamed('a.md') });
    expect(await history.refresh()).toBe(true);
    expect((await history.whereIs('a.md'))?.path).toBe('b.md');
  });

  test('may be empty', async () => {
    const { history } = past();
    expect(await history.whereIs('a.md')).toBeNull();
    expect(await history.deleted('a.md')).toBeNull();
    expect(await history.sectionUnder('a.md', () => 0)).toBeNull();
  });
});
