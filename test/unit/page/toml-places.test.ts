import fc from 'fast-check';
import { stringify } from 'smol-toml';
import { expect, test } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { parseToml } from '../../../server/src/page/toml/parse';

const TOML = `title = "Pay" # so
a.b = 1
"odd key".'/' = true
[menu.main]
weight = 2
tags = [ "x", # ]
  'y', { z = 'q', n.m = [] } ]
[ menu . side ]
[[params.x]]
text = """
[no.table]
a "b" "c""""
[[params.x]]
at = 1979-05-27 07:32:00
  [params.x.in]
  by = '''It's'''
`;

test.each([
  ['\n', (text: string) => text],
  ['\r\n', (text: string) => text.replaceAll('\n', '\r\n')],
])('each key and each value has its place, in tables too: line ends %j', (_, ends) => {
  const { text, frontmatter } = parsePage(ends(`+++\n${TOML}+++\n`));
  const at = (span: { start: number; end: number } | null) => (span === null ? '-' : text.slice(span.start, span.end));
  const lines = frontmatter?.places.map(({ pointer, key, value }) => `${pointer} ${at(key)}: ${at(value)}`);
  expect(lines).toEqual([
    '/title title: "Pay"',
    '/a a: ',
    '/a/b b: 1',
    '/odd key "odd key": ',
    "/odd key/~1 '/': true",
    '/menu menu: ',
    '/menu/main main: ',
    '/menu/main/weight weight: 2',
    ends(`/menu/main/tags tags: [ "x", # ]\n  'y', { z = 'q', n.m = [] } ]`),
    '/menu/main/tags/0 -: "x"',
    "/menu/main/tags/1 -: 'y'",
    "/menu/main/tags/2 -: { z = 'q', n.m = [] }",
    "/menu/main/tags/2/z z: 'q'",
    '/menu/main/tags/2/n n: ',
    '/menu/main/tags/2/n/m m: []',
    '/menu menu: ',
    '/menu/side side: ',
    '/params params: ',
    '/params/x x: ',
    '/params/x/0 x: ',
    ends('/params/x/0/text text: """\n[no.table]\na "b" "c""""'),
    '/params params: ',
    '/params/x x: ',
    '/params/x/1 x: ',
    '/params/x/1/at at: 1979-05-27 07:32:00',
    '/params params: ',
    '/params/x x: ',
    '/params/x/1/in in: ',
    "/params/x/1/in/by by: '''It's'''",
  ]);
});

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    tie('list'),
    tie('table'),
  ),
  list: fc.array(tie('any'), { maxLength: 3 }),
  table: fc.dictionary(fc.string(), tie('any'), { maxKeys: 3, noNullPrototype: true }),
})).table as fc.Arbitrary<Record<string, unknown>>;

test('what stands at a place is what was read, in any TOML that a program writes', () => {
  fc.assert(
    fc.property(value, (data) => {
      const toml = stringify(data);
      const { text, frontmatter } = parsePage(`+++\n${toml}\n+++\n`);
      fc.pre(frontmatter?.data != null);
      const found = new Set<string>();
      for (const { pointer, value: span } of frontmatter?.places ?? []) {
        found.add(pointer);
        if (span.start === span.end) continue;
        const said = parseToml(`x = ${text.slice(span.start, span.end)}`).x;
        expect([pointer, said]).toEqual([pointer, at(frontmatter?.data, pointer)]);
      }
      expect(found).toEqual(new Set(pointersOf(frontmatter?.data, '')));
    }),
    { numRuns: 300 },
  );
});

const at = (data: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], data);

const pointersOf = (data: unknown, pointer: string): string[] =>
  typeof data !== 'object' || data === null
    ? []
    : Object.entries(data).flatMap(([key, each]) => {
        const own = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        return [own, ...pointersOf(each, own)];
      });
