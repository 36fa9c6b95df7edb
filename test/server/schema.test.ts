import { readFileSync } from 'node:fs';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { NO_CONFIGURATION, readConfiguration } from '../../server/src/handbook/configuration';
import { CHANGING } from '../../server/src/host/lsp/watching';
import { RULE_CODES, RULES } from '../../server/src/rules/check';
import { isSiteConfiguration, SITE_IDS } from '../../server/src/site/configuration';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const schema = json('server/handbook.config.schema.json');
const known = { sites: SITE_IDS, rules: RULE_CODES };

describe('the schema of handbook.config.json', () => {
  it('knows the settings that are read, and their defaults', () => {
    const { $schema: _, rules, ...settings } = schema.properties;
    const { rules: __, ...defaults } = NO_CONFIGURATION;
    expect(
      Object.fromEntries(
        Object.entries(settings).map(([key, value]) => [key, (value as { default: unknown }).default]),
      ),
    ).toEqual(defaults);
    expect(rules.default).toEqual({});
    const everything = Object.fromEntries(Object.keys(schema.properties).map((key) => [key, null]));
    expect(
      readConfiguration(JSON.stringify(everything), known).problems.filter(({ message }) =>
        /There is no setting/.test(message),
      ),
    ).toEqual([]);
  });

  it('completes the sites, the rules and the levels that there are', () => {
    expect(schema.properties.site.anyOf[0].enum).toEqual(SITE_IDS);
    expect(Object.keys(schema.properties.rules.properties)).toEqual(RULE_CODES);
    for (const level of schema.definitions.level.anyOf[0].enum) {
      const text = JSON.stringify({ rules: { 'link/missing-page': level } });
      expect(readConfiguration(text, known)).toMatchObject({
        problems: [],
        configuration: { rules: new Map([['link/missing-page', level]]) },
      });
    }
  });

  it('tells how loud each rule is without it', () => {
    for (const { code, severity } of RULES)
      expect([code, schema.properties.rules.properties[code].default]).toEqual([code, severity]);
  });

  it('explains everything, and says what holds without it', () => {
    const { rules, frontmatter } = schema.properties;
    const all = { ...schema.properties, ...rules.properties, ...frontmatter.items.properties };
    for (const [key, { description, markdownDescription, ...each }] of Object.entries<Record<string, unknown>>(all)) {
      expect([key, description ?? markdownDescription]).toEqual([key, expect.stringMatching(/\.$/)]);
      // An entry without a schema asks for nothing.
      if (key !== 'schema') expect([key, Object.keys(each)]).toEqual([key, expect.arrayContaining(['default'])]);
    }
  });

  it('knows what an entry of "frontmatter" may say, and what it says without', () => {
    const { pages, schema: own } = schema.properties.frontmatter.items.properties;
    expect(Object.keys(schema.properties.frontmatter.items.properties)).toEqual(['pages', 'schema']);
    const read = (entry: object) => readConfiguration(JSON.stringify({ frontmatter: [entry] }), known);
    expect(read({ schema: {} }).schemas).toMatchObject([{ pages: pages.default }]);
    expect(read({ pages: 'team/**', schema: {} })).toMatchObject({ problems: [], schemas: [{ pages: 'team/**' }] });
    expect(read({ pages: 'team/**' }).problems).toMatchObject([
      { message: expect.stringContaining('"schema" is missing') },
    ]);
    expect(own).not.toHaveProperty('default');
  });
});

describe('each rule', () => {
  it('has its page, which its code opens', () => {
    for (const code of RULE_CODES) expect(readFileSync(`docs/rules/${code}.md`, 'utf8')).toContain(code);
  });
});

describe('the files that are watched', () => {
  it('are those that decide which pages there are and how they are published', () => {
    const isWatched = picomatch(CHANGING, { dot: true });
    const scripts = [
      '.eleventy.js',
      'eleventy.config.mjs',
      'docusaurus.config.ts',
      'astro.config.mjs',
      'gatsby-config.js',
    ];
    const data = [
      '_config.yml',
      '_config.yaml',
      '.gitbook.yaml',
      'mkdocs.yml',
      'hugo.toml',
      'config.toml',
      'hugo.json',
    ];
    const more = ['next.config.mjs', '.vitepress/config.mts', '.vitepress/config/index.ts', 'book.json', 'book.js'];
    const named = [...scripts, ...data, ...more];
    expect(named.filter((name) => !isSiteConfiguration(name))).toEqual([]);
    for (const name of [
      ...named,
      'handbook.config.json',
      'CNAME',
      '.gitignore',
      '.eleventyignore',
      'a.md',
      'a.markdown',
      'a.mdx',
    ]) {
      expect([name, isWatched(`folder/${name}`)]).toEqual([name, true]);
    }
    expect(isWatched('folder/image.png')).toBe(false);
  });
});
