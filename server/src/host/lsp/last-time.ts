import type { Diagnostic } from 'vscode-languageserver/node';
import type { FileSource } from '../../handbook/files';
import type { GitLog } from '../../history/git';
import { Notes, saysSo } from '../asked';
import type { CacheFolder } from '../cache/cache-folder';
import type { Remembered, Taken } from '../cache/remembered';
import { decode } from '../files/decode';
import type { StandingGitLog } from '../git/git-log';
import type { Abilities } from './abilities';
import type { Report } from './board';
import type { Folder } from './folder';
import type { FolderContext } from './folder-context';
import { Gate } from './gate';
import type { HandbookStatus } from './messages';
import type { Settings } from './settings';
import { handbooksOf } from './status';

type Said = Pick<Report, 'items'> & { readonly path: string };

/**
 * What was said of a folder's pages when it was open last. Where nothing changed since, it is said again until it is found
 * out anew; and what is found out is kept for the next time.
 */
export class LastTime {
  readonly #caches: CacheFolder;
  readonly #source: FileSource;
  readonly #git: StandingGitLog;
  readonly #forgotten: () => void;
  readonly #looked = new Gate();
  #kept: Remembered<readonly HandbookStatus[], Said> | null = null;
  #known: Taken<readonly HandbookStatus[], Said> | null = null;
  #said: ReadonlyMap<string, readonly Diagnostic[]> = new Map();
  /** What was asked for what is said now, and for what is being read. */
  #notes: Notes;
  #reading: Notes;
  /** Something else may be said than what is kept. */
  #isOther = true;

  /** @param forgotten told when what was said counts no more */
  constructor(caches: CacheFolder, source: FileSource, git: StandingGitLog, forgotten: () => void) {
    this.#caches = caches;
    this.#source = source;
    this.#git = git;
    this.#forgotten = forgotten;
    this.#notes = new Notes(source, git);
    this.#reading = this.#notes;
  }

  /** How the handbooks stood. */
  get handbooks(): readonly HandbookStatus[] {
    return this.#known?.about ?? [];
  }

  /** To be called before anything else: what is said is kept apart for each way to say it. */
  async open({ check, hidden, duplicateHints }: Settings, abilities: Abilities): Promise<void> {
    const { relatedInformation, codeLinks, rulePages } = abilities;
    const how = [check, hidden, duplicateHints, relatedInformation, codeLinks, rulePages];
    this.#kept = await this.#caches.findings(how);
  }

  /** Looks whether what was said is to be said again; resolves to the pages that something is wrong with. */
  async recall(): Promise<readonly string[]> {
    this.#known = (await this.#kept?.take(this.#source, this.#git)) ?? null;
    this.#said = new Map(this.#known?.found.map(({ path, items }) => [path, items]));
    this.#looked.open();
    return [...this.#said].flatMap(([path, items]) => (items.length > 0 ? [path] : []));
  }

  /** Waits until it is known what is to be said again. */
  looked(signal: AbortSignal): Promise<void> {
    return this.#looked.opened(signal);
  }

  /**
   * What was said of a page, as long as it counts; undefined where nobody looked at it.
   * @param text as the editor has it, of an open page: of another text nothing was said
   */
  of(path: string, text: string | undefined): readonly Diagnostic[] | undefined {
    return text === undefined || this.holdsFor(path, text) ? this.#said.get(path) : undefined;
  }

  /** Whether what was said counts, as far as an open page is concerned. */
  holdsFor(path: string, text: string): boolean {
    return this.#known !== null && saysSo(this.#known.asked, path, text);
  }

  /** Nothing of it counts any more; returns whether something did. */
  forget(): boolean {
    this.#looked.open();
    if (this.#known === null) return false;
    this.#known = null;
    this.#said = new Map();
    this.#forgotten();
    return true;
  }

  /** The folder is read anew: what is to be asked for it in the place of the disk and of git. */
  reading(): { readonly source: FileSource; readonly git: GitLog } {
    this.#reading = new Notes(this.#source, this.#git);
    return { source: this.#reading.files, git: this.#reading.history };
  }

  /** That is done. */
  read(): void {
    this.#notes = this.#reading;
  }

  changed(paths: readonly string[]): Promise<void> {
    return this.#notes.changed(paths);
  }

  historyMoved(): void {
    this.#notes.historyMoved();
    this.#isOther = true;
  }

  /** Something else may be said now. */
  moved(): void {
    this.#isOther = true;
  }

  /** Keeps what is said of a folder's pages, unless one is open with a text that the disk does not have. */
  async keep(folder: Folder, { open, document }: FolderContext): Promise<void> {
    if (this.#kept === null || !this.#isOther) return;
    this.#isOther = false;
    for (const path of open()) {
      const bytes = await this.#notes.files.read(path);
      if (bytes === null || decode(bytes).text !== document(path)?.getText()) return;
    }
    const asked = await this.#notes.asked();
    // Whoever moved it meanwhile has it kept later.
    if (asked === null || this.#isOther) return;
    const found = [...folder.board.reports]
      .filter(([path]) => folder.keeper?.handbookOf(path))
      .map(([path, { items }]) => ({ path, items }));
    await this.#kept.keep(asked, { about: handbooksOf(folder), found });
  }
}
