import { parseArgs } from 'node:util';
import { nearest } from '../../handbook/nearest';

export interface CheckCommand {
  readonly kind: 'check';
  /** As typed; `.` when none was. */
  readonly folder: string;
  readonly format: 'text' | 'json';
  readonly fixes: boolean;
  readonly only: readonly string[];
  readonly pages: readonly string[];
  readonly history: boolean;
  readonly quiet: boolean;
}

export interface CopiesCommand {
  readonly kind: 'copies';
  readonly folder: string;
  readonly format: 'text' | 'json' | 'html';
  /** Those that are likely meant to be as they are, too. */
  readonly hints: boolean;
  readonly history: boolean;
}

export interface FixCommand {
  readonly kind: 'fix';
  readonly folder: string;
  readonly only: readonly string[];
  readonly dryRun: boolean;
}

export type Command = CheckCommand | CopiesCommand | FixCommand | { readonly kind: 'lsp' | 'help' | 'version' };

/** Why a command line cannot be run, in words for the person who typed it. */
export class UsageError extends Error {}

const FLAGS = {
  format: { type: 'string' },
  only: { type: 'string' },
  pages: { type: 'string' },
  fixes: { type: 'boolean' },
  hints: { type: 'boolean' },
  'no-history': { type: 'boolean' },
  quiet: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  stdio: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Flag = keyof typeof FLAGS;

/** What may be said to each command, besides `--help` and `--version`. */
const COMMANDS: Readonly<Record<'check' | 'copies' | 'fix' | 'lsp', readonly Flag[]>> = {
  check: ['format', 'fixes', 'only', 'pages', 'no-history', 'quiet'],
  copies: ['format', 'hints', 'no-history'],
  fix: ['only', 'dry-run'],
  lsp: ['stdio'],
};

/** @throws UsageError */
export function parseArguments(argv: readonly string[]): Command {
  const { flags, words } = split(argv);
  if (flags.has('help')) return { kind: 'help' };
  if (flags.has('version')) return { kind: 'version' };

  const [name, folder = '.', ...rest] = words;
  const kind = commandCalled(name);
  for (const flag of flags.keys()) {
    if (!COMMANDS[kind].includes(flag)) throw new UsageError(`"${kind}" knows no --${flag}.`);
  }
  if (kind === 'lsp') {
    if (words.length > 1) throw new UsageError('"lsp" takes no folder: the editor names it.');
    if (!flags.has('stdio'))
      throw new UsageError('The language server speaks over standard input and output: say --stdio.');
    return { kind };
  }
  if (rest.length > 0) throw new UsageError(`One folder at a time: "${folder}" or "${rest.join('", "')}"?`);
  const only = flags.get('only') ?? [];
  if (kind === 'fix') return { kind, folder, only, dryRun: flags.has('dry-run') };
  const format = flags.get('format')?.at(-1) ?? 'text';
  const history = !flags.has('no-history');
  if (kind === 'copies') {
    return { kind, folder, format: formatCalled(format, ['text', 'json', 'html']), hints: flags.has('hints'), history };
  }
  return {
    kind,
    folder,
    format: formatCalled(format, ['text', 'json']),
    fixes: flags.has('fixes'),
    only,
    pages: flags.get('pages') ?? [],
    history,
    quiet: flags.has('quiet'),
  };
}

function split(argv: readonly string[]): { flags: ReadonlyMap<Flag, readonly string[]>; words: readonly string[] } {
  const { tokens } = parseArgs({
    args: [...argv],
    options: FLAGS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags = new Map<Flag, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flagCalled(token.name, token.rawName);
    const value = checkedValue(flag, token.value, token.inlineValue === true);
    flags.set(flag, [...(flags.get(flag) ?? []), value]);
  }
  return { flags, words };
}

function flagCalled(name: string, written: string): Flag {
  const known = Object.keys(FLAGS) as Flag[];
  const flag = known.find((each) => each === name);
  if (flag !== undefined) return flag;
  const near = nearest(name, known);
  throw new UsageError(`There is no ${written}.${near === null ? '' : ` Did you mean --${near}?`}`);
}

function checkedValue(flag: Flag, value: string | undefined, inline: boolean): string {
  const { type } = FLAGS[flag];
  if (type === 'boolean') {
    if (value !== undefined) throw new UsageError(`--${flag} takes no value.`);
    return '';
  }
  // What looks like the next flag is taken for one: the value was forgotten.
  if (value === undefined || value === '' || (!inline && value.startsWith('--'))) {
    throw new UsageError(`--${flag} needs a value.`);
  }
  return value;
}

function commandCalled(name: string | undefined): keyof typeof COMMANDS {
  const known = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];
  if (name === undefined) throw new UsageError('Say what to do: check, copies, fix or lsp.');
  const kind = known.find((each) => each === name);
  if (kind !== undefined) return kind;
  const near = nearest(name, known);
  throw new UsageError(`There is no command "${name}".${near === null ? '' : ` Did you mean "${near}"?`}`);
}

function formatCalled<F extends string>(name: string, formats: readonly F[]): F {
  const format = formats.find((each) => each === name);
  if (format !== undefined) return format;
  throw new UsageError(`--format is ${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}, not "${name}".`);
}
