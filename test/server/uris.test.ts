import { describe, expect, it } from 'vitest';
import { hiddenPatterns } from '../../server/src/host/lsp/settings';
import { folderUri, pathIn, uriIn } from '../../server/src/host/lsp/uris';

describe('the path of a file in a folder', () => {
  it.each([
    ['file:///c%3A/Hand%20book', 'file:///C:/Hand%20book/a.md', 'a.md'],
    ['file:///C:/handbook/', 'file:///c%3A/handbook/sub/%C3%A4%20%23%25.md', 'sub/ä #%.md'],
    ['file:///handbook', 'file:///handbook-2/a.md', null],
    ['file:///handbook', 'vscode-vfs:///handbook/a.md', null],
    ['file://server/share/handbook', 'file://server/share/handbook/a.md', 'a.md'],
    ['file:///', 'file:///a.md', 'a.md'],
    ['file:///C:/', 'file:///c%3A/a.md', 'a.md'],
  ])('%s, %s: %s', (folder, file, path) => {
    expect(pathIn(folderUri(folder), file)).toBe(path);
  });

  it('leads back to the file', () => {
    const folder = folderUri('file:///c%3A/Hand%20book');
    for (const path of ['a.md', 'sub/ä #%.md', 'a%20b.md', 'a?b.md'])
      expect(pathIn(folder, uriIn(folder, path))).toBe(path);
  });
});

describe('what the editor hides', () => {
  it('is said in .gitignore syntax', () => {
    expect(
      hiddenPatterns({
        '**/.git': true,
        drafts: true,
        '**/*.{tmp,bak}': true,
        '**/x': false,
        '**/*.js': { when: '$(basename).ts' },
      }),
    ).toEqual(['/**/.git', '/drafts', '/**/*.tmp', '/**/*.bak']);
  });
});
