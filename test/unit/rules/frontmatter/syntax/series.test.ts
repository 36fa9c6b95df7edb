import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { FrontmatterRepair } from '../../../../../server/src/page/page';
import { parsePage } from '../../../../../server/src/page/parse';

const word = fc.stringMatching(/^[a-z]{2,8}$/).filter((text) => !/^(?:null|true|false|yes|no|on|off)$/.test(text));
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const list = fc.array(word, { minLength: 2, maxLength: 4 });
const key = word.filter((name) => !/^(?:title|description)$/.test(name));
const data = fc.dictionary(key, fc.oneof(text, list, fc.integer({ min: 0, max: 99 })), { minKeys: 1, maxKeys: 5 });

/** A line as an author gets it wrong, and the value that was meant. */
const slip = fc.oneof(
  fc.tuple(text, text).map(([a, b]): [string, unknown] => [`slip: ${a}: ${b}`, `${a}: ${b}`]),
  fc.tuple(fc.constantFrom('@', '%', '`', '*', '&', '!'), text).map(([sign, a]): [string, unknown] => {
    return [`slip: ${sign}${a} or not`, `${sign}${a} or not`];
  }),
  fc.tuple(fc.constantFrom('"', "'"), text).map(([mark, a]): [string, unknown] => [`slip: ${mark}${a}`, a]),
  fc.tuple(text, text).map(([a, b]): [string, unknown] => [`slip: "${a}" ${b}`, `"${a}" ${b}`]),
  text.map((a): [string, unknown] => [`slip: '${a}'s'`, `${a}'s`]),
  text.map((a): [string, unknown] => [`slip: “${a}”`, a]),
  text.map((a): [string, unknown] => [`slip:${a}`, a]),
  text.map((a): [string, unknown] => [`slip = ${a}`, a]),
  text.map((a): [string, unknown] => [`slip: "${a}",`, a]),
  text.map((a): [string, unknown] => [`slip: #${a}`, `#${a}`]),
  list.map((items): [string, unknown] => [`slip: [${items.join(', ')}`, items]),
  list.map((items): [string, unknown] => [`slip: [${items.join(', ')}]]`, items]),
  list.map((items): [string, unknown] => [`slip:\n${items.map((item) => `  • ${item}`).join('\n')}`, items]),
  list.map((items): [string, unknown] => [`slip:\n${items.map((item) => `\t- ${item}`).join('\n')}`, items]),
  list.map((items): [string, unknown] => [`slip:\n${items.map((item) => `  -${item}`).join('\n')}`, items]),
  list.map(([first, ...rest]): [string, unknown] => {
    return [`slip: ${first}\n${rest.map((item) => `  - ${item}`).join('\n')}`, [first, ...rest]];
  }),
  fc.tuple(word, word).map(([a, b]): [string, unknown] => [`slip: C# ${a} #1 ${b}`, `C# ${a} #1 ${b}`]),
);

const repaired = (page: string, repairs: readonly FrontmatterRepair[]): string =>
  [...repairs]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), page);

test('a slip among any other keys is put right, and the other lines stay as they are', () => {
  fc.assert(
    fc.property(data, data, slip, fc.constantFrom('\n', '\r\n'), (above, below, [written, meant], end) => {
      const after = Object.fromEntries(Object.entries(below).map(([name, value]) => [`${name}2`, value]));
      const before = Object.fromEntries(Object.entries(above).map(([name, value]) => [`${name}1`, value]));
      const lines = (yaml: string): string => yaml.replaceAll('\n', end);
      const head = lines(`---\n${stringify(before)}`);
      const tail = lines(`${stringify(after)}---\n\n# Pay: @day\n`);
      const page = head + lines(`${written}\n`) + tail;
      const problems = parsePage(page).frontmatter?.problems ?? [];
      const now = repaired(
        page,
        problems.flatMap(({ repairs }) => repairs.slice(0, 1)),
      );
      expect(parsePage(now).frontmatter).toMatchObject({ data: { ...before, slip: meant, ...after }, problems: [] });
      expect([now.slice(0, head.length), now.slice(-tail.length)]).toEqual([head, tail]);
    }),
    { numRuns: 300 },
  );
});

test('nothing is said of what a program wrote', () => {
  const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.array(fc.string()));
  const any = fc.dictionary(fc.string(), value, { minKeys: 1 });
  fc.assert(
    fc.property(any, (values) => {
      const page = `---\n${stringify(values, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' })}---\n`;
      expect(parsePage(page).frontmatter?.problems).toEqual([]);
    }),
  );
});

test('no text is too much', () => {
  const piece = fc.constantFrom(
    ...['a', ':', ' ', '\n', '- ', '"', "'", '[', ']', '{', '}', '#', '|', '&x', '*x', '\t', '\u00a0', '=', ','],
  );
  const [opening, closing] = [
    fc.constantFrom('---\n', '+++\n', '{\n"', '---json\n', '----\n', ''),
    fc.constantFrom('\n---\n', '\n+++\n', '\n}\n', ''),
  ];
  fc.assert(
    fc.property(opening, fc.array(piece, { maxLength: 60 }), closing, (start, parts, end) => {
      const page = start + parts.join('') + end;
      for (const { span, repairs } of parsePage(page).frontmatter?.problems ?? []) {
        for (const at of [span, ...repairs.map((repair) => repair.span)]) {
          expect(at.start).toBeLessThanOrEqual(at.end);
          expect(at.end).toBeLessThanOrEqual(page.length);
        }
      }
    }),
    { numRuns: 500 },
  );
});
