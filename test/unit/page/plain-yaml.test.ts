import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPlainYaml } from '../../../server/src/page/yaml/plain';
import { readAnyYaml } from '../../../server/src/page/yaml/read';
import { pagesBelow, realHandbook, SAMPLE } from './pages';

const VALUES = [
  'Leave',
  'Two words',
  '/a/b/',
  '"q: r"',
  "'#s'",
  '12',
  '0',
  'true',
  'a@b.c',
  "''",
  'C++',
  '012',
  'Yes',
  'a - b',
  './',
  '../a/b.png',
  '.5',
  '..',
  '50%',
  '1. First',
  '1. ',
  'a — it’s b…',
];
const KEYS = ['title', 'description', 'draft', 'date', 'tags', 'nav_order', 'x-y', 'N', 'toString'];
const SIGNS = [
  ...': |:|- |  - |#| #|[|]|{|}|"|\'|,|&a|*a|!|?|-|~|<<|\t|\u00a0|“|é|2024-02-30|1.5|_'.split('|'),
  '\n',
  '|',
];

const scalar = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VALUES) }, fc.constantFrom(...SIGNS));
const pair = fc.tuple(fc.constantFrom(...KEYS), scalar).map(([key, value]) => `${key}: ${value}`);
const list = fc
  .tuple(fc.constantFrom(...KEYS), fc.array(scalar, { maxLength: 3 }), fc.constantFrom('', '  ', ' '))
  .map(([key, items, indent]) => [`${key}:`, ...items.map((item) => `${indent}- ${item}`)].join('\n'));
const nested = fc.constantFrom(
  'k:\n  a: b\n  c: "d: e"',
  'l:\n  - text: x\n    url: https://a.b/c?d=e#f\n  - y',
  'm:\n- a: b\n- c',
  'n:\n  o:\n    - p\n    - q\n  r: 2021-08-05',
  '  s: t',
  '    u: v',
  '- w: x',
  'tags:',
  '',
  'f: >-\n  a b\n  c: d # e',
  'g:\n  - h: >-\n      i\n      - j\n    k: l',
  'p: >-\n\n  q\n  r',
  's: >-  \n   t\n  u',
  '>-',
  '  >-',
  'y:\n  z',
  'A:\n  B, c',
  '    - D',
  'E:\n    F\n    - G\n    # H',
);
const line = fc.array(fc.oneof(scalar, fc.constantFrom(...SIGNS)), { maxLength: 3 }).map((pieces) => pieces.join(''));
const yamls = fc
  .array(fc.oneof({ weight: 3, arbitrary: pair }, { weight: 2, arbitrary: list }, nested, line), { maxLength: 5 })
  .map((lines) => lines.join('\n'));

it('reads keys with texts, numbers and lists as the whole of YAML does', () => {
  const yaml =
    'title: Leave and pay\nweight: 10\ndraft: false\ntags:\n  - "a: b"\n  - c\nredirect_from:\n- /x/\nend: d  \n';
  expect(readPlainYaml(yaml, 4)).toMatchObject({
    data: { title: 'Leave and pay', weight: 10, draft: false, tags: ['a: b', 'c'], redirect_from: ['/x/'], end: 'd' },
  });
  expectSame(yaml);
});

it('reads what stands further in', () => {
  const yaml =
    'side:\n  nav: travel\n  steps:\n    - 1st\n\nask:\n  - text: Office hours\n    url: https://a.b/c#d\n  - x@y.z\n';
  expect(readPlainYaml(yaml, 4)).toMatchObject({
    data: {
      side: { nav: 'travel', steps: ['1st'] },
      ask: [{ text: 'Office hours', url: 'https://a.b/c#d' }, 'x@y.z'],
    },
  });
  expectSame(yaml);
});

it('reads a text on several lines', () => {
  const yaml = 'description: >-\n  How we travel: by train,\n  # and on foot -\n  - “always”\n\ntags:\n  - a\n';
  expect(readPlainYaml(yaml, 4)).toMatchObject({
    data: { description: 'How we travel: by train, # and on foot - - “always”', tags: ['a'] },
  });
  expectSame(yaml);
});

it('reads a text that begins below its key', () => {
  const yaml = 'title:\n  18F’s plan for the\n  year 2016 - and on\nstep:\n  1. First of all\n';
  expect(readPlainYaml(yaml, 4)).toMatchObject({
    data: { title: '18F’s plan for the year 2016 - and on', step: '1. First of all' },
  });
  expectSame(yaml);
});

it.each([
  'a:\n  b\n\n  c',
  'a:\n  b\n  c: d',
  'a:\n  b\n  # c',
  'a:\n  b\n    c',
  'a: 1. ',
  'a: >-\n  b\n\n  c',
  'a: >-\n\n  b',
  'a: >-\n  b\n    c',
  'a: >-\n  b \n  c',
  'a: >-\nb: c',
  'a: >\n  b',
  'title: yes',
  'title: a: b',
  'title: a #1',
  'title:',
  'title: a\n  b',
  'title: a\ntitle: b',
  'tags: [a]',
  'tags:\n  - a\n    - b',
  'date: 2024-02-30',
  'true: a',
  'title: “a”',
  'a: &x b',
  'title: a\r\n',
  '# a\ntitle: b',
])('leaves %j to it', (yaml) => {
  expect(readPlainYaml(yaml, 0)).toBeNull();
});

it('reads nothing otherwise', () => {
  fc.assert(fc.property(yamls, expectSame), { numRuns: 2000 });
});

it.for(['sample', 'basecamp', 'flowfuse', '18f', 'mattermost'])(
  'on the pages of %s',
  { timeout: 60_000 },
  (name, { skip }) => {
    const folder = name === 'sample' ? SAMPLE : realHandbook(name);
    if (folder === null) return skip();
    for (const text of pagesBelow(folder).values()) expectSame(/^---\n([\s\S]*?)^---$/m.exec(text)?.[1] ?? '');
  },
);

function expectSame(yaml: string): void {
  const plain = readPlainYaml(yaml, 4);
  if (plain === null) return;
  expect({ ...plain, problems: [] }).toEqual(readAnyYaml(yaml, { start: 4, end: 4 + yaml.length }));
}
