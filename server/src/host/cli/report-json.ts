import type { Severity } from '../../handbook/configuration';
import { lineStarts, type Position, positionAt } from '../../page/lines';
import type { Span } from '../../page/page';
import { type Finding, type Fix, titleOf } from '../../rules/rule';
import type { Keeper } from '../keeper';

/** What `--format json` prints. Lines and characters are zero-based, in UTF-16 code units, as in the Language Server Protocol. */
export interface Report {
  readonly version: 1;
  /** How many pages were read. */
  readonly pages: number;
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** Relative to the folder given, `/`-separated, as all files are. */
  readonly file: string;
  readonly range: Range;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  /** Best first. There only when asked for. */
  readonly fixes?: readonly ReportedFix[];
}

export interface ReportedFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
  readonly create: readonly { readonly file: string; readonly text: string }[];
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Turns findings into what is reported. */
export class Reporter {
  readonly #keeper: Keeper;
  /** Line starts of files that are no pages. */
  readonly #starts = new Map<string, Int32Array>();

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  async finding(finding: Finding, fixes: readonly Fix[] | null): Promise<ReportedFinding> {
    const related: ReportedFinding['related'][number][] = [];
    for (const { path, span, message } of finding.related) {
      related.push({ file: path, range: await this.#range(path, span), message });
    }
    const reported: ReportedFix[] = [];
    for (const fix of fixes ?? []) reported.push(await this.#fix(fix));
    return {
      rule: finding.rule,
      severity: finding.severity,
      file: finding.path,
      range: await this.#range(finding.path, finding.span),
      message: finding.message,
      related,
      ...(fixes === null ? {} : { fixes: reported }),
    };
  }

  async #fix(fix: Fix): Promise<ReportedFix> {
    const edits: ReportedFix['edits'][number][] = [];
    for (const { path, span, newText } of fix.edits) {
      edits.push({ file: path, range: await this.#range(path, span), newText });
    }
    const create = fix.create.map(({ path, text }) => ({ file: path, text }));
    return { title: titleOf(fix), preferred: fix.preferred, edits, create };
  }

  async #range(path: string, { start, end }: Span): Promise<Range> {
    const starts = this.#keeper.page(path)?.lineStarts ?? (await this.#startsOf(path));
    return { start: positionAt(starts, start), end: positionAt(starts, end) };
  }

  async #startsOf(path: string): Promise<Int32Array> {
    const starts = this.#starts.get(path) ?? lineStarts(await this.#keeper.text(path));
    this.#starts.set(path, starts);
    return starts;
  }
}
