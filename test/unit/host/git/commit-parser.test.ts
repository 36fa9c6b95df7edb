import { expect, test } from 'vitest';
import { CommitParser } from '../../../../server/src/host/git/commit-parser';

const OUTPUT =
  '\x01aa\x002024-02-01\x00Move: R100 \x01 and others\0\n' +
  'R065\0old.md\0new name.md\0M\0a.md\0' +
  '\x01bb\x002024-01-02\x00\0\nA\0img/x.png\0M\0code.ts\0' +
  '\x01cc\x002024-01-01\x00First\0\nA\0R100\0A\0ä/ü.MD\0T\0link.mdx\0D\0img/y.png\0R100\0a.svg\0b.svg\0';

const COMMITS = [
  {
    id: 'aa',
    day: '2024-02-01',
    subject: 'Move: R100 \x01 and others',
    changes: [
      { kind: 'renamed', from: 'old.md', path: 'new name.md', likeness: 65 },
      { kind: 'modified', path: 'a.md' },
    ],
  },
  {
    id: 'cc',
    day: '2024-01-01',
    subject: 'First',
    changes: [
      { kind: 'added', path: 'ä/ü.MD' },
      { kind: 'modified', path: 'link.mdx' },
      { kind: 'deleted', path: 'img/y.png' },
      { kind: 'renamed', from: 'a.svg', path: 'b.svg', likeness: 100 },
    ],
  },
];

test('commits without a change that counts are left out, and files that are no pages unless they go', () => {
  const parser = new CommitParser();
  parser.push(OUTPUT);
  expect(parser.end()).toEqual(COMMITS);
});

test('the output may be cut anywhere', () => {
  const parser = new CommitParser();
  for (const character of OUTPUT) parser.push(character);
  expect(parser.end()).toEqual(COMMITS);
});

test('no output is no commit', () => {
  expect(new CommitParser().end()).toEqual([]);
});
