import { Keeper, type KeeperOptions } from '../../server/src/host/keeper';
import type { Kept } from '../../server/src/host/kept';
import type { Touched as AnyTouched } from '../../server/src/host/touched';
import type { Finding, Fix } from '../../server/src/rules/rule';
import { type Past, past } from '../unit/history/past';
import { marked } from '../unit/page/marked';
import { type MemoryFiles, type MemoryFilesOptions, memoryFiles } from './memory-files';

export interface KeepOptions {
  /** The handbook's history. */
  readonly git?: Past;
  /** The author asked for the folder to be checked; so it is unless a test is about finding handbooks. */
  readonly requested?: boolean;
  readonly hidden?: readonly string[];
  readonly disk?: MemoryFilesOptions;
  /** Opens what earlier runs found out about copies. */
  readonly agreements?: KeeperOptions['agreements'];
  readonly reading?: KeeperOptions['reading'];
  /** Opens what earlier runs found out about passages. */
  readonly passages?: KeeperOptions['passages'];
  /** Asks for first answers before all pages are read. */
  readonly first?: KeeperOptions['first'];
}

/** A handbook in memory, with what an author is told and offered, in one line each. */
export interface TestHandbook {
  readonly keeper: Keeper;
  readonly disk: MemoryFiles;
  readonly log: readonly string[];
  /** The only handbook. */
  readonly kept: Kept;
  /**
   * What is said of a page: `error link/missing-page ./x.md: Broken link: …`. Where the page was written with marks, a
   * finding that stands at no mark and a mark at which none stands are told apart.
   */
  said(path: string): Promise<string[]>;
  /** The same without messages: `link/missing-page ./x.md`. */
  broken(path: string): Promise<string[]>;
  finding(path: string, index?: number): Promise<Finding>;
  fixes(path: string, index?: number): Promise<readonly Fix[]>;
  /** What is offered for a finding: `Change to x.md (moved in c2, 2024-01-02), preferred`. */
  offered(path: string, index?: number): Promise<string[]>;
  /** The fix of this title for a finding. */
  fix(path: string, title: string, index?: number): Promise<Fix>;
  /** The page's text after the fix of this title was made. */
  fixed(path: string, title: string, index?: number): Promise<string>;
  /** Makes the fix in the editor, and creates its files on the disk. */
  apply(fix: Fix): Promise<void>;
  /** Writes files to the disk and tells the keeper; null removes. The pages that it touches, sorted, without those changed. */
  change(files: Readonly<Record<string, string | null>>): Promise<readonly string[] | 'all'>;
  /** Edits a page in the editor. The other pages that it touches, sorted. */
  edit(path: string, text: string): Promise<readonly string[] | 'all'>;
}

/**
 * Keeps a handbook that is written out: paths and texts. What stands between `«` and `»` is where a finding is
 * expected; the marks themselves are taken out.
 */
export async function keep(files: Readonly<Record<string, string>>, options: KeepOptions = {}): Promise<TestHandbook> {
  const texts = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, marked(text)]));
  const disk = memoryFiles(
    Object.fromEntries(Object.entries(texts).map(([path, { text }]) => [path, text])),
    options.disk,
  );
  const git = options.git ?? past();
  const log: string[] = [];
  const keeper = await Keeper.open({
    source: disk,
    git: git.log,
    requested: options.requested ?? true,
    hidden: options.hidden ?? [],
    log: (line) => log.push(line),
    ...(options.agreements === undefined ? {} : { agreements: options.agreements }),
    ...(options.reading === undefined ? {} : { reading: options.reading }),
    ...(options.passages === undefined ? {} : { passages: options.passages }),
    ...(options.first === undefined ? {} : { first: options.first }),
  });

  const finding = async (path: string, index = 0): Promise<Finding> => {
    const found = (await keeper.findings(path))[index];
    if (found === undefined) throw new Error(`${path} has no finding number ${index}`);
    return found;
  };
  const fixes = async (path: string, index?: number): Promise<readonly Fix[]> =>
    keeper.fixes(await finding(path, index));
  const fix = async (path: string, title: string, index?: number): Promise<Fix> => {
    const offered = await fixes(path, index);
    const chosen = offered.find((each) => each.title === title);
    if (chosen === undefined) throw new Error(`No "${title}" among: ${offered.map((each) => each.title).join(' | ')}`);
    return chosen;
  };
  const apply = async (chosen: Fix): Promise<void> => {
    for (const path of new Set(chosen.edits.map((edit) => edit.path))) {
      keeper.edit(path, textAfter(chosen, path, await keeper.text(path)));
    }
    for (const { path, text } of chosen.create) disk.write(path, text);
    if (chosen.create.length > 0) await keeper.changed(chosen.create.map(({ path }) => path));
  };

  return {
    keeper,
    disk,
    log,
    get kept() {
      const [only, ...more] = keeper.handbooks;
      if (only === undefined || more.length > 0) throw new Error(`There are ${keeper.handbooks.length} handbooks`);
      return only;
    },
    async said(path) {
      const text = await keeper.text(path);
      const findings = await keeper.findings(path);
      const said = findings.map(
        ({ severity, rule, span, message }) => `${severity} ${rule} ${text.slice(span.start, span.end)}: ${message}`,
      );
      const marks = (texts[path]?.marks ?? []).map(({ start, end }) => `${start}-${end}`);
      if (marks.length === 0 || texts[path]?.text !== text) return said;
      const spans = findings.map(({ span }) => `${span.start}-${span.end}`);
      return [
        ...said.map((line, index) => (marks.includes(spans[index] ?? '') ? line : `unmarked ${line}`)),
        ...marks.filter((mark) => !spans.includes(mark)).map((mark) => `nothing at ${mark}`),
      ];
    },
    async broken(path) {
      const text = await keeper.text(path);
      return (await keeper.findings(path)).map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`);
    },
    finding,
    fixes,
    async offered(path, index) {
      return (await fixes(path, index)).map(
        ({ title, why, preferred }) => title + (why === '' ? '' : ` (${why})`) + (preferred ? ', preferred' : ''),
      );
    },
    fix,
    async fixed(path, title, index) {
      return textAfter(await fix(path, title, index), path, await keeper.text(path));
    },
    apply,
    async change(changes) {
      for (const [path, text] of Object.entries(changes)) {
        if (text === null) disk.remove(path);
        else disk.write(path, text);
      }
      return others(await keeper.changed(Object.keys(changes)), Object.keys(changes));
    },
    async edit(path, text) {
      return others(keeper.edit(path, text), [path]);
    },
  };
}

/** A file's text after a fix. */
export function textAfter({ edits }: Fix, path: string, text: string): string {
  const own = edits.filter((edit) => edit.path === path).sort((a, b) => b.span.start - a.span.start);
  return own.reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
}

function others(touched: AnyTouched, changed: readonly string[]): readonly string[] | 'all' {
  return touched === 'all' ? 'all' : [...touched].filter((path) => !changed.includes(path)).sort();
}

/** The configuration that a test's handbook is published by. */
export const site = (id: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, string>> => ({
  'handbook.config.json': JSON.stringify({ site: id, ...more }),
});
