import type { Connection } from 'vscode-languageserver/node';
import type { Finding } from '../../rules/rule';
import type { Abilities } from './abilities';

/** The settings of one opened folder. What concerns the handbook itself stands in `handbook.config.json`. */
export interface Settings {
  readonly enable: boolean;
  /** Whether the folder is a handbook: `auto` finds out. */
  readonly check: 'auto' | 'on' | 'off';
  /** Whether copies that look like templates are shown too: they are many, and mostly meant. */
  readonly duplicateHints: boolean;
  /** How copies are shown on a page, beside what is said of them. */
  readonly copies: { readonly lens: CopiesLens; readonly hover: boolean };
  /** Files that the editor hides, in `.gitignore` syntax. */
  readonly hidden: readonly string[];
}

/** Which passages have a line above them that names their copies. */
export type CopiesLens = 'off' | 'drifted' | 'all';

export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  check: 'auto',
  duplicateHints: false,
  copies: { lens: 'drifted', hover: true },
  hidden: [],
};

/** Whether an author who set this is shown a finding. */
export const isShown = ({ duplicateHints }: Settings, { rule, severity }: Finding): boolean =>
  duplicateHints || severity !== 'hint' || !rule.startsWith('duplicate/');

/** Whether the same is said under both, however copies are shown beside it. */
export const saysTheSame = (a: Settings, b: Settings): boolean =>
  JSON.stringify({ ...a, copies: null }) === JSON.stringify({ ...b, copies: null });

/** Asks the client for the settings of a folder. */
export async function readSettings(connection: Connection, abilities: Abilities, scopeUri: string): Promise<Settings> {
  if (!abilities.hasSettings) return DEFAULT_SETTINGS;
  const [own, exclude] = await connection.workspace.getConfiguration([
    { scopeUri, section: 'handbook' },
    { scopeUri, section: 'files.exclude' },
  ]);
  const { enable, check, duplicateHints, copies } = record(own);
  const { lens, hover } = record(copies);
  return {
    enable: enable !== false,
    check: check === 'on' || check === 'off' ? check : 'auto',
    duplicateHints: duplicateHints === true,
    copies: { lens: lens === 'off' || lens === 'all' ? lens : 'drifted', hover: hover !== false },
    hidden: hiddenPatterns(record(exclude)),
  };
}

/** What becomes of links when files are moved in the editor. */
export interface MoveSetting {
  /** Whether to ask first is the client's affair. */
  readonly links: 'ask' | 'always' | 'never';
  /** The editor's own Markdown support does it: nobody is to be asked twice. */
  readonly builtIn: boolean;
  /** Whether the author is asked about a redirect from a page's old address. */
  readonly redirects: boolean;
}

/** Asked anew for each move. */
export async function readMoveSetting(
  connection: Connection,
  abilities: Abilities,
  scopeUri: string,
): Promise<MoveSetting> {
  if (!abilities.hasSettings) return { links: 'ask', builtIn: false, redirects: true };
  const [own, builtIn, redirects] = await connection.workspace.getConfiguration([
    { scopeUri, section: 'handbook.updateLinksOnFileMove' },
    { scopeUri, section: 'markdown.updateLinksOnFileMove.enabled' },
    { scopeUri, section: 'handbook.offerRedirects' },
  ]);
  return {
    links: own === 'always' || own === 'never' ? own : 'ask',
    builtIn: builtIn === 'prompt' || builtIn === 'always',
    redirects: redirects !== false && own !== 'never',
  };
}

/** VS Code's `files.exclude` as `.gitignore` patterns. Those with a condition are left out. */
export function hiddenPatterns(exclude: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(exclude)
    .filter(([, value]) => value === true)
    .flatMap(([glob]) => alternatives(glob))
    .map((glob) => `/${glob.replace(/^\/+/, '')}`);
}

/** `{a,b}` means nothing in a `.gitignore`: so each alternative becomes a pattern of its own. */
function alternatives(glob: string): string[] {
  const found = /\{([^{}]*)\}/.exec(glob);
  if (found === null) return [glob];
  const [group, inside = ''] = found;
  const [before, after] = [glob.slice(0, found.index), glob.slice(found.index + group.length)];
  return inside.split(',').flatMap((part) => alternatives(before + part + after));
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
