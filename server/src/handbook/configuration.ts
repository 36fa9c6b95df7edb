import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { Span } from '../page/page';
import { readJson } from './json';
import { nearest } from './nearest';
import { readSchemas, type SchemaEntry } from './schema-entries';
import type { PageSchema } from './schemas';

export const CONFIGURATION_FILE = 'handbook.config.json';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What `handbook.config.json` may say. Everything works without it. */
export interface Configuration {
  /** Id of a site profile; without it, the site is detected. */
  readonly site: string | null;
  /** URL path under which the handbook is published: `/handbook`. */
  readonly baseUrl: string | null;
  /** Absolute URLs that lead into the handbook: `https://handbook.example.com`. */
  readonly origins: readonly string[];
  /** Files that are no pages, in `.gitignore` syntax. */
  readonly ignore: readonly string[];
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** What the frontmatter of pages must look like. */
  readonly frontmatter: readonly PageSchema[];
}

export interface ConfigurationProblem {
  readonly span: Span;
  readonly message: string;
  /** A mistake in the JSON itself: an editor that knows JSON says it as well. */
  readonly syntax: boolean;
}

export interface Reading {
  /** Without the schemas of frontmatter, some of which stand in files of their own. */
  readonly configuration: Configuration;
  readonly schemas: readonly SchemaEntry[];
  readonly problems: readonly ConfigurationProblem[];
}

export const NO_CONFIGURATION: Configuration = {
  site: null,
  baseUrl: null,
  origins: [],
  ignore: [],
  rules: new Map(),
  frontmatter: [],
};

type Say = (node: Node, message: string) => void;

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;
const KEYS = ['$schema', 'site', 'baseUrl', 'origins', 'ignore', 'rules', 'frontmatter'];

/**
 * Reads a configuration file; comments and trailing commas are fine. What is wrong is left out and said, the rest counts.
 * @param known ids of site profiles and codes of rules
 */
export function readConfiguration(
  text: string,
  known: { readonly sites: readonly string[]; readonly rules: readonly string[] },
): Reading {
  const { tree, errors } = readJson(text);
  const problems: ConfigurationProblem[] = errors.map(({ span, message }) => ({
    span,
    message: `This is not valid JSON: ${message}.`,
    syntax: true,
  }));
  const say = (node: Node, message: string): void => {
    problems.push({ span: { start: node.offset, end: node.offset + node.length }, message, syntax: false });
  };
  if (tree === undefined || tree.type !== 'object') {
    if (tree !== undefined) say(tree, 'The configuration must be an object: { … }.');
    return { configuration: NO_CONFIGURATION, schemas: [], problems };
  }
  checkKeys(tree, KEYS, 'setting', say);

  const text_ = (key: string): string | null => {
    const node = findNodeAtLocation(tree, [key]);
    if (node === undefined) return null;
    if (typeof node.value === 'string') return node.value;
    say(node, `"${key}" must be a text in double quotes.`);
    return null;
  };
  const list = (key: string): string[] => {
    const node = findNodeAtLocation(tree, [key]);
    if (node === undefined) return [];
    if (node.type === 'array' && node.children?.every((child) => child.type === 'string')) {
      return node.children.map((child) => String(child.value));
    }
    say(node, `"${key}" must be a list of texts: ["…"].`);
    return [];
  };
  const site = text_('site');
  const siteNode = findNodeAtLocation(tree, ['site']);
  const unknownSite = site !== null && !known.sites.includes(site);
  if (unknownSite && siteNode !== undefined) {
    say(siteNode, `There is no site "${site}". ${suggest(site, known.sites)}`);
  }
  return {
    configuration: {
      site: unknownSite ? null : site,
      baseUrl: text_('baseUrl')?.replace(/\/+$/, '') ?? null,
      origins: list('origins').map((origin) => origin.replace(/\/+$/, '')),
      ignore: list('ignore'),
      rules: readRules(tree, known.rules, say),
      frontmatter: [],
    },
    schemas: readSchemas(findNodeAtLocation(tree, ['frontmatter']), say, checkKeys),
    problems,
  };
}

function readRules(tree: Node, known: readonly string[], say: Say): Map<string, Severity | 'off'> {
  const rules = new Map<string, Severity | 'off'>();
  const node = findNodeAtLocation(tree, ['rules']);
  if (node === undefined) return rules;
  if (node.type !== 'object') {
    say(node, '"rules" must be an object: { "link/missing-page": "warning" }.');
    return rules;
  }
  checkKeys(node, known, 'rule', say);
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (key === undefined || value === undefined) continue;
    const severity = SEVERITIES.find((name) => name === value.value);
    if (severity === undefined) say(value, `A rule is "error", "warning", "information", "hint" or "off".`);
    else if (known.includes(String(key.value))) rules.set(String(key.value), severity);
  }
  return rules;
}

function checkKeys(node: Node, known: readonly string[], what: string, say: Say): void {
  for (const { children } of node.children ?? []) {
    const key = children?.[0];
    if (key !== undefined && !known.includes(String(key.value))) {
      say(key, `There is no ${what} "${key.value}". ${suggest(String(key.value), known)}`);
    }
  }
}

function suggest(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === null ? `There are: ${known.join(', ')}.` : `Did you mean "${near}"?`;
}
