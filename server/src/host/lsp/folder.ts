import { basename } from 'node:path/posix';
import type { URI } from 'vscode-uri';
import { Memory } from '../../features/memory';
import type { FileSource } from '../../handbook/files';
import type { Page } from '../../page/page';
import type { Finding } from '../../rules/rule';
import { isMarkdown } from '../../site/url';
import { CacheFolder } from '../cache/cache-folder';
import { PageCache } from '../cache/page-cache';
import { confirmPages } from '../confirmation';
import type { FirstLook } from '../first-look';
import { NO_LOG } from '../git/git-log';
import { Keeper } from '../keeper';
import type { Touched } from '../touched';
import { Background } from './background';
import { Board, type Report } from './board';
import { checkConfiguration, isConfiguration } from './configuration-report';
import { type Places, toDiagnostic } from './diagnostics';
import { FirstAnswers, takesFirst } from './first-answers';
import type { FolderContext } from './folder-context';
import { filesOf } from './folder-files';
import { foundLines } from './found-lines';
import { Gate } from './gate';
import { LastTime } from './last-time';
import type { FolderStatus } from './messages';
import { MovesOutside, snapshotOf } from './moves-outside';
import { OldAddresses } from './old-addresses';
import { ReadingProgress } from './progress';
import { DEFAULT_SETTINGS, isShown, type Settings, saysTheSame } from './settings';
import { TrustedGit } from './trusted-git';
import { Typing } from './typing';
import { uriIn } from './uris';

/** One folder that the editor has open: its keeper, the texts on their way to it, and what is said about its pages. */
export class Folder implements Places {
  readonly root: URI;
  readonly board: Board;
  /** How links were written before moves and renames. */
  readonly memory = new Memory();
  readonly outside: MovesOutside;
  readonly oldAddresses = new OldAddresses();
  readonly lastTime: LastTime;
  readonly #name: string;
  readonly #context: FolderContext;
  readonly #source: FileSource;
  readonly #caches: CacheFolder;
  readonly #git: TrustedGit | null;
  readonly #typing: Typing;
  /** Asks the history about copies, has pages confirmed, and keeps what was found, when nothing is left to be checked. */
  readonly #settling: Background;
  readonly #ready = new Gate();
  readonly #first = new FirstAnswers();
  #settings: Settings = DEFAULT_SETTINGS;
  #keeper: Keeper | null = null;
  #cache = new PageCache(null);
  #state: FolderStatus['state'] = 'reading';
  #progress: FolderStatus['progress'] = null;
  #reading = new AbortController();
  /** Files that are open in the editor, but deleted on the disk, and not edited since. */
  readonly #gone = new Set<string>();
  /** Changes from outside are taken one after the other. */
  #queue: Promise<void> = Promise.resolve();

  constructor(root: URI, context: FolderContext) {
    this.root = root;
    this.#name = basename(root.path) || root.toString();
    this.#context = context;
    const log = (line: string): void => context.log.line(line);
    this.#source = filesOf(root, context.connection);
    this.#caches = new CacheFolder(context.storage, root.toString(), log);
    const kept = () => this.#caches.open('commits');
    this.#git =
      root.scheme === 'file' ? new TrustedGit({ folder: root.fsPath, trusted: context.trusted, log, kept }) : null;
    this.lastTime = new LastTime(this.#caches, this.#source, this.#git ?? NO_LOG, () => this.#touch('all'));
    this.#typing = new Typing((path) => this.#take(path));
    this.#settling = new Background(
      () => this.#settle(),
      (error) => context.log.failure('Work in the background', error),
    );
    this.outside = new MovesOutside((moves) => context.movedOutside(this, moves));
    this.board = new Board({
      check: (path) => this.#check(path),
      isOpen: (path) => context.document(path) !== undefined,
      exists: (path) => this.#keeper !== null && (isConfiguration(path) || this.#keeper.page(path) !== undefined),
      changed: (report) => {
        context.reported(report);
        context.moved();
      },
      failed: (error) => context.log.failure('A check', error),
    });
  }

  get state(): FolderStatus['state'] {
    return this.#state;
  }

  get settings(): Settings {
    return this.#settings;
  }

  get progress(): FolderStatus['progress'] {
    return this.#progress;
  }

  /** The keeper at hand; null before the first reading is done, and in a folder that is not checked. */
  get keeper(): Keeper | null {
    return this.#keeper;
  }

  /** The keeper, once the folder was read for the first time. */
  async whenRead(signal?: AbortSignal): Promise<Keeper | null> {
    await this.#ready.opened(signal);
    return this.#keeper;
  }

  /** Waits until something can be said of an open page: more may be said once the folder is read. */
  async whenLooked(path: string, signal: AbortSignal): Promise<void> {
    await this.lastTime.looked(signal);
    if (this.lastTime.of(path, this.#context.document(path)?.getText()) !== undefined) return;
    if (!(await this.#first.have(path, signal))) await this.#ready.opened(signal);
  }

  uri(path: string): string {
    return uriIn(this.root, path);
  }

  page(path: string): Page | undefined {
    return this.#keeper?.page(path);
  }

  /** A file's present text as the editor has it, of a page as it was last read; empty where it cannot be read. */
  async text(path: string): Promise<string> {
    const open = isMarkdown(path) ? undefined : this.#context.document(path)?.getText();
    return open ?? (await this.#keeper?.text(path)) ?? '';
  }

  /** Whether there is such a file now: asked of the disk, as word of one just made may still be under way. */
  async has(path: string): Promise<boolean> {
    return (await this.#source.read(path)) !== null;
  }

  /** What an author is shown of what is found on a page. */
  async findings(path: string): Promise<readonly Finding[]> {
    const findings = (await this.#keeper?.findings(path)) ?? [];
    return findings.filter((finding) => isShown(this.#settings, finding));
  }

  /** Reads the whole folder anew, from nothing but its files. What was known before is at hand until that is done. */
  async read(settings: Settings = this.#settings): Promise<void> {
    this.#settings = settings;
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    if (!settings.enable || settings.check === 'off') return this.#enter('off', null);
    this.#state = 'reading';
    this.#context.moved();
    try {
      const keeper = await this.#open(reading);
      if (reading.signal.aborted) return;
      this.lastTime.read();
      this.#enter('ready', keeper);
      for (const line of foundLines(this.#name, keeper.handbooks)) this.#context.log.line(line);
      await this.#cache.save();
    } catch (error) {
      // A newer reading has taken over.
      if (reading !== this.#reading) return;
      if (reading.signal.aborted) this.#context.log.line(`${this.#name}: the reading was stopped.`);
      else this.#context.log.failure(`${this.#name}: the reading`, error);
      this.#enter(reading.signal.aborted ? 'stopped' : 'failed', this.#keeper);
    }
  }

  /** Reads anew where something else is to be said under these settings than before. */
  async configure(settings: Settings): Promise<void> {
    if (saysTheSame(this.#settings, settings)) this.#settings = settings;
    else await this.read(settings);
  }

  /** A file was opened in the editor or its text changed there. */
  edited(path: string): void {
    this.#gone.delete(path);
    this.#typing.typed(path);
  }

  /** Waits until an author pauses on a page that is slow to read, then takes its text. */
  settled(path: string, signal: AbortSignal): Promise<void> {
    return this.#typing.settled(path, signal);
  }

  /** The same for all pages that are open. */
  allSettled(signal?: AbortSignal): Promise<void> {
    return this.#typing.allSettled(signal);
  }

  /** A file was closed in the editor. */
  closed(path: string): void {
    this.#typing.forget(path);
    this.#gone.delete(path);
    this.#enqueue(async (keeper) => {
      if (this.#context.document(path) !== undefined) return;
      this.#touch(isMarkdown(path) ? await keeper.close(path) : new Set(), path);
      if (this.#context.document(path) !== undefined) this.edited(path);
    });
  }

  /** Files came, changed, moved or went outside of the editor. */
  changed(paths: readonly string[]): void {
    this.#enqueue(async (keeper) => {
      const before = snapshotOf(keeper);
      await this.lastTime.changed(paths);
      this.#touch(await keeper.changed(paths), ...paths.filter(isConfiguration));
      await this.outside.changed(before, snapshotOf(keeper));
      const isNamed = (path: string): boolean => paths.some((named) => path === named || path.startsWith(`${named}/`));
      for (const path of this.#context.open())
        if (isNamed(path) && isMarkdown(path)) await this.#followOpen(keeper, path);
    });
  }

  /** Files may have come or gone without notice. */
  lookAgain(): void {
    this.#enqueue(async (keeper) => {
      const before = snapshotOf(keeper);
      this.#touch(await keeper.refresh());
      await this.outside.changed(before, snapshotOf(keeper));
    });
    this.historyMoved();
  }

  /** A commit or a switch of branches: the history is another. */
  historyMoved(): void {
    this.lastTime.historyMoved();
    // Not in the queue: the files that changed along with it are not to wait.
    const moved = this.#keeper?.historyMoved() ?? Promise.resolve();
    moved.then(
      () => this.#settling.later(),
      (error) => this.#context.log.failure('Asking the history', error),
    );
  }

  trust(): void {
    this.#git?.trust();
    this.historyMoved();
  }

  dispose(): void {
    this.#reading.abort();
    // Nothing is to be said of the one that ends here.
    this.#reading = new AbortController();
    this.#typing.dispose();
    this.outside.dispose();
    this.#settling.dispose();
    this.#git?.dispose();
    this.#enter('off', null);
  }

  async #open(reading: AbortController): Promise<Keeper> {
    const { connection, abilities, log } = this.#context;
    await this.lastTime.open(this.#settings, abilities);
    if (this.#keeper === null) this.board.due(await this.lastTime.recall());
    reading.signal.throwIfAborted();
    this.#cache = new PageCache(await this.#caches.open('pages'), true);
    const shown = abilities.showsProgress
      ? new ReadingProgress(connection, `Reading ${this.#name}`, () => reading.abort())
      : null;
    try {
      return await Keeper.open({
        ...this.lastTime.reading(),
        requested: this.#settings.check === 'on',
        hidden: this.#settings.hidden,
        reading: (text) => this.#cache.reading(text),
        passages: (root) => this.#caches.passages(root),
        agreements: () => this.#caches.open('agreements'),
        ...(this.#keeper === null && takesFirst(abilities)
          ? { first: (look) => this.#lookFirst(look, reading.signal) }
          : {}),
        log: (line) => log.line(line),
        signal: reading.signal,
        progress: (read, total) => {
          this.#progress = { read, total };
          this.#context.moved();
          shown?.report(read, total);
        },
      });
    } finally {
      shown?.done();
    }
  }

  async #lookFirst(look: FirstLook, signal: AbortSignal): Promise<void> {
    this.#first.begin(look);
    await this.allSettled(signal);
    for (const path of this.#context.open()) if (await this.#first.covers(path)) await this.board.report(path);
  }

  #enter(state: FolderStatus['state'], keeper: Keeper | null): void {
    this.#state = state;
    this.#progress = null;
    this.#first.end();
    if (keeper === null) this.lastTime.forget();
    if (keeper !== this.#keeper || keeper === null) {
      this.#keeper = keeper;
      for (const path of this.#context.open()) this.#take(path);
      this.#touch('all');
    }
    this.#ready.open();
    this.#settling.later();
    this.#context.moved();
  }

  /**
   * A page that was deleted is gone from the site, though an editor may show its text still, or keep it long after its
   * tab was closed. It counts again when it comes back or the author goes on with it.
   */
  async #followOpen(keeper: Keeper, path: string): Promise<void> {
    if (await this.has(path)) {
      if (this.#gone.has(path)) this.edited(path);
    } else if (!this.#gone.has(path)) {
      this.#gone.add(path);
      this.#touch(await keeper.close(path), path);
    }
  }

  /** Gives a text of the editor to the keeper. */
  #take(path: string): void {
    const text = this.#context.document(path)?.getText();
    const reader = this.#keeper ?? this.#first;
    if (text === undefined || this.#gone.has(path)) return;
    if (this.#keeper !== null && !this.lastTime.holdsFor(path, text)) this.lastTime.forget();
    this.#touch(isMarkdown(path) ? reader.edit(path, text) : new Set(), path);
    this.#keeper?.prepare(path).catch((error) => this.#context.log.failure('Reading a page by sections', error));
  }

  #touch(touched: Touched, ...more: readonly string[]): void {
    const due = new Set([...more, ...(touched === 'all' ? this.#all() : touched)]);
    this.lastTime.moved();
    this.board.due(due);
    this.#context.touched(due);
  }

  /** Everything that was or can be reported on; what an author looks at comes first. */
  *#all(): Iterable<string> {
    yield* this.#context.open();
    yield* this.board.reports.keys();
    for (const { handbook, place } of this.#keeper?.handbooks ?? []) {
      yield* handbook.pages.keys();
      if (place.configurationFile !== null) yield place.configurationFile;
    }
  }

  async #check(path: string): Promise<Omit<Report, 'print'>> {
    const { abilities } = this.#context;
    const document = this.#context.document(path);
    const report = { uri: this.uri(path), version: document?.version ?? null };
    const keeper = this.#keeper;
    const known = () => this.lastTime.of(path, document?.getText());
    if (keeper === null) {
      const items =
        known() ?? (document && (await this.#first.diagnostics(path, document, abilities, this.#settings))) ?? [];
      // The folder may have been read meanwhile.
      return this.#keeper === null ? { ...report, items } : this.#check(path);
    }
    if (isConfiguration(path)) {
      const counts = keeper.handbooks.some(({ place }) => place.configurationFile === path);
      const text = await this.text(path);
      const syntax = document === undefined || !abilities.checksJson;
      return { ...report, items: counts ? await checkConfiguration(path, text, this.#source, syntax) : [] };
    }
    const findings = await this.findings(path);
    this.#settling.later();
    return { ...report, items: known() ?? findings.map((finding) => toDiagnostic(finding, this, abilities)) };
  }

  async #settle(): Promise<boolean> {
    const keeper = this.#keeper;
    if (keeper === null || this.board.isBusy) return false;
    const told = await keeper.recall();
    if (told === null && this.lastTime.forget()) return false;
    if (told === null) await this.lastTime.keep(this, this.#context);
    if (told === null) await keeper.save();
    const touched = told ?? (await confirmPages(keeper, this.#cache, this.#context.log));
    if (touched !== null && touched.size > 0) this.#touch(touched);
    return touched !== null;
  }

  #enqueue(work: (keeper: Keeper) => Promise<void>): void {
    this.#queue = this.#queue.then(async () => {
      const keeper = await this.whenRead();
      if (keeper === null) return;
      this.lastTime.forget();
      try {
        await work(keeper);
      } catch (error) {
        this.#context.log.failure(`${this.#name}: following the files`, error);
      }
      await this.#cache.save();
      this.#settling.later();
      this.#context.moved();
    });
  }
}
