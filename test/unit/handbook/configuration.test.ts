import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../../server/src/handbook/configuration';
import { marked } from '../page/marked';

const KNOWN = {
  sites: ['github', 'eleventy', 'gitbook'],
  rules: ['link/missing-page', 'link/missing-anchor', 'ignore/unused'],
};

function read(source: string) {
  const { text, marks } = marked(source);
  const { configuration, problems } = readConfiguration(text, KNOWN);
  return { configuration, problems, spans: problems.map(({ span }) => span), marks };
}

test('everything that can be said', () => {
  const { configuration, problems } = read(`{
    // Comments and trailing commas are fine.
    "$schema": "./schema.json",
    "site": "eleventy", /* here too */
    "baseUrl": "/handbook/",
    "origins": ["https://example.com/", "https://www.example.com"],
    "ignore": ["drafts/", "!drafts/kept.md"],
    "rules": { "link/missing-page": "warning", "ignore/unused": "off", },
  }`);
  expect(problems).toEqual([]);
  expect(configuration).toEqual({
    site: 'eleventy',
    baseUrl: '/handbook',
    origins: ['https://example.com', 'https://www.example.com'],
    ignore: ['drafts/', '!drafts/kept.md'],
    rules: new Map([
      ['link/missing-page', 'warning'],
      ['ignore/unused', 'off'],
    ]),
    frontmatter: [],
  });
});

test('an empty object says nothing', () => {
  expect(read('{}')).toMatchObject({
    configuration: { site: null, baseUrl: null, origins: [], ignore: [], rules: new Map() },
    problems: [],
  });
});

describe('each problem is said where it stands, and the rest counts', () => {
  test.each<[string, string, string]>([
    ['a misspelt setting', '{ «"sites"»: "github" }', 'There is no setting "sites". Did you mean "site"?'],
    [
      'a setting of another tool',
      '{ «"markdownlint"»: true }',
      'There is no setting "markdownlint". There are: $schema, site, baseUrl, origins, ignore, rules, frontmatter.',
    ],
    ['a misspelt site', '{ "site": «"eleventie"» }', 'There is no site "eleventie". Did you mean "eleventy"?'],
    ['an unknown site', '{ "site": «"wiki"» }', 'There is no site "wiki". There are: github, eleventy, gitbook.'],
    ['a site that is no text', '{ "site": «11» }', '"site" must be a text in double quotes.'],
    ['a base URL that is no text', '{ "baseUrl": «["/x"]» }', '"baseUrl" must be a text in double quotes.'],
    ['origins that are no list', '{ "origins": «"https://x.org"» }', '"origins" must be a list of texts: ["…"].'],
    ['a list of other things', '{ "ignore": «["a", 1]» }', '"ignore" must be a list of texts: ["…"].'],
    [
      'rules that are no object',
      '{ "rules": «"off"» }',
      '"rules" must be an object: { "link/missing-page": "warning" }.',
    ],
    [
      'a misspelt rule',
      '{ "rules": { «"link/mising-page"»: "off" } }',
      'There is no rule "link/mising-page". Did you mean "link/missing-page"?',
    ],
    [
      'a severity that is none',
      '{ "rules": { "link/missing-page": «"fatal"» } }',
      'A rule is "error", "warning", "information", "hint" or "off".',
    ],
    ['no object', '«["github"]»', 'The configuration must be an object: { … }.'],
    ['a missing comma', '{ "site": "github" «"baseUrl"»: "/x" }', 'This is not valid JSON: a comma is missing.'],
    ['a missing brace', '{ "site": "github"«»', 'This is not valid JSON: a closing } is missing.'],
  ])('%s', (_, source, message) => {
    const { problems, spans, marks } = read(source);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(spans).toEqual(marks);
  });

  test('an empty file', () => {
    expect(read('').problems.map(({ message }) => message)).toEqual(['This is not valid JSON: a value is missing.']);
  });

  test('what is wrong is left out alone', () => {
    const { configuration, spans, marks } = read(
      '{ "site": «"x"», "origins": «1», "rules": { «"no/rule"»: "off", "link/missing-page": «3», "ignore/unused": "hint" }, "baseUrl": "/b" }',
    );
    expect(spans).toHaveLength(marks.length);
    expect(spans).toEqual(expect.arrayContaining(marks));
    expect(configuration).toEqual({
      site: null,
      baseUrl: '/b',
      origins: [],
      ignore: [],
      rules: new Map([['ignore/unused', 'hint']]),
      frontmatter: [],
    });
  });
});
