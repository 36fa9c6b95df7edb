import { decidesOnPages, discover, type Listing, listFiles, ownPages, type Place } from '../handbook/discover';
import { type FileSource, FileTree } from '../handbook/files';
import { asksOtherwise } from '../handbook/found-schemas';
import type { Handbook } from '../handbook/handbook';
import type { Walk } from '../handbook/walk';
import type { Agreement } from '../history/agreement';
import type { GitLog } from '../history/git';
import { History } from '../history/history';
import type { Page } from '../page/page';
import type { Copy } from '../passages/copies';
import { checkPage, fixesFor, RULE_CODES } from '../rules/check';
import type { Finding, Fix, FixContext } from '../rules/rule';
import { isMarkdown } from '../site/url';
import { ahead } from './ahead';
import type { AgreementEntry } from './cache/agreements';
import { PageCache } from './cache/page-cache';
import type { Store } from './cache/store';
import { decode } from './files/decode';
import { FirstLook } from './first-look';
import { Found } from './found';
import { type KeepOptions, type Kept, keep, keepElsewhere } from './kept';
import { OpenPages } from './open-pages';
import { isAmong } from './paths';
import { Recall } from './recall';
import { Slices } from './slices';
import { add, type Touched } from './touched';

export interface KeeperOptions extends KeepOptions {
  readonly source: FileSource;
  readonly git: GitLog;
  /** The author asked for this folder to be checked: it is a handbook even if nothing speaks for it. */
  readonly requested: boolean;
  /** Files that the editor hides, in `.gitignore` syntax. */
  readonly hidden: readonly string[];
  /** Reads a page's text, step by step; may remember what other runs read. */
  readonly reading?: (text: string) => Generator<void, Page>;
  /** Opens what earlier runs found out about copies from the history. */
  readonly agreements?: () => Promise<Store<AgreementEntry> | null>;
  /** Given what can tell something of single pages before all are read; the reading waits for it. */
  readonly first?: (look: FirstLook) => Promise<void>;
  /** Told after each slice of pages that were read, with how many there are. */
  readonly progress?: (read: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Keeps the handbooks of one opened folder: finds them, reads their pages, follows edits and file changes, and answers
 * with findings and fixes. The language server and the command line both stand on it. Paths are relative to the opened
 * folder.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #reading: (text: string) => Generator<void, Page>;
  readonly #tree: FileTree;
  readonly #history: History;
  readonly #recall: Recall;
  readonly #open = new OpenPages();
  /** Pages as last read, open or not. */
  readonly #pages = new Map<string, Page>();
  /** Which handbook each listed page belongs to. */
  #members: ReadonlyMap<string, Kept> = new Map();
  /** The opened folder's files that nothing leaves out. */
  #walked: Walk = { files: [], pages: [] };
  readonly #found = new Found();
  #handbooks: readonly Kept[] = [];
  #elsewhere: Kept;

  private constructor(options: KeeperOptions) {
    this.#options = options;
    this.#reading = options.reading ?? ((text) => new PageCache(null).reading(text));
    this.#tree = new FileTree(options.source);
    const slices = new Slices();
    this.#history = new History(
      options.git,
      (path) => this.#tree.isFile(path),
      () => slices.next(),
    );
    this.#recall = new Recall(this.#history, this, options.agreements ?? (async () => null));
    this.#elsewhere = keepElsewhere(this.#tree);
  }

  /** Finds the handbooks of a folder and reads their pages. Rejects with the signal's reason when it is aborted. */
  static async open(options: KeeperOptions): Promise<Keeper> {
    const keeper = new Keeper(options);
    await keeper.#discover(options.first);
    return keeper;
  }

  get handbooks(): readonly Kept[] {
    return this.#handbooks;
  }

  /** The handbook that a page belongs to; null for a page outside of all handbooks. */
  handbookOf(path: string): Kept | null {
    return this.#handbooks.find(({ handbook }) => handbook.pages.has(path)) ?? null;
  }

  /** The handbook that a page belongs to, or what stands for one outside of all handbooks. */
  keptFor(path: string): Kept {
    return this.handbookOf(path) ?? this.#elsewhere;
  }

  /** A page as last read: its line starts turn offsets into positions. */
  page(path: string): Page | undefined {
    return this.#pages.get(path);
  }

  /** A page was opened in the editor or its text changed there. */
  edit(path: string, text: string): Touched {
    this.#open.set(path, text);
    const known = this.#pages.get(path);
    if (known?.text !== text) return this.take(path, this.#open.read(path));
    return this.keptFor(path).handbook.pages.has(path) ? new Set() : this.take(path, known);
  }

  /** Reads a page that was opened by sections, in slices, so that an edit of it reads no other section. */
  prepare(path: string): Promise<void> {
    return this.#open.prepare(path);
  }

  /** A page was closed in the editor: the disk's text counts again. */
  async close(path: string): Promise<Touched> {
    this.#open.delete(path);
    const page = await this.#read(path);
    const kept = this.handbookOf(path);
    if (kept !== null && page !== null) return this.take(path, page);
    this.#pages.delete(path);
    return this.#touch((kept ?? this.#elsewhere).handbook.delete(path), path);
  }

  /** Files came, changed, moved or went outside of the editor; folders may be named too. */
  async changed(paths: readonly string[]): Promise<Touched> {
    for (const path of paths) this.#tree.forget(path);
    const isChanged = isAmong(paths);
    if (paths.some(decidesOnPages) || (await asksOtherwise(this.#handbooks, isChanged, this.#tree))) {
      this.#forgetPages(isChanged);
      return this.reload();
    }
    const touched = await this.#follow(paths);
    if (touched === 'all') return this.reload();
    for (const path of paths) {
      for (const { handbook } of [...this.#handbooks, this.#elsewhere]) {
        add(touched, this.#touch(handbook.fileChanged(path)));
      }
    }
    return touched;
  }

  /** Looks for files that came or went without notice, as on window focus. */
  async refresh(): Promise<Touched> {
    this.#tree.forgetAll();
    const isOther = await asksOtherwise(this.#handbooks, () => false, this.#tree);
    if (isOther || (await this.#follow([])) === 'all') return this.reload();
    this.#found.clear();
    return 'all';
  }

  /** Finds the handbooks anew and reads every page that is not known yet. */
  async reload(): Promise<Touched> {
    this.#tree.forgetAll();
    await this.#discover();
    return 'all';
  }

  async findings(path: string): Promise<readonly Finding[]> {
    const known = this.#found.get(path);
    if (known !== undefined) return known;
    await new Slices().finish(this.keptFor(path).handbook.preparing(path));
    const { handbook, place } = this.keptFor(path);
    const moved = this.#found.moved(path, handbook.restsOnCopies(path) ? handbook.copiesOf(path) : null);
    if (moved !== null) return moved;
    for (;;) {
      const page = handbook.pages.get(path);
      if (page === undefined) return [];
      const past = (copy: Copy): Agreement | null => this.#recall.of(copy);
      const [copies, oddities, tree] = [handbook.copiesOf(path), handbook.odditiesOf(path), this.#tree];
      const findings = handbook.observe(path, (site, rivals, custom) =>
        checkPage({ path, page, site, rivals, custom, copies, oddities, past, tree }, place),
      );
      if (!this.#tree.waiting && !(await this.#readLinked(path, handbook))) {
        this.#found.set(path, findings, copies);
        return findings;
      }
      await this.#tree.load();
    }
  }

  /** What was found so far on the pages of a handbook; pages that are not checked yet are left out. */
  foundIn({ pages }: Handbook): Finding[] {
    return [...pages.keys()].sort().flatMap((path) => this.#found.get(path) ?? []);
  }

  /** Ways out of a finding, the best first. */
  async fixes(finding: Finding): Promise<readonly Fix[]> {
    return fixesFor(finding, this.fixContext(finding.path));
  }

  /** What the fixes of a page rest on. */
  fixContext(path: string): FixContext {
    const { handbook } = this.keptFor(path);
    const slices = new Slices();
    return {
      handbook,
      history: this.#history,
      text: (page) => this.text(page),
      past: (copy) => this.#recall.of(copy),
      pause: () => slices.next(),
    };
  }

  /** A page's present text; empty when it cannot be read. */
  async text(path: string): Promise<string> {
    const bytes = this.#open.has(path) ? null : await this.#options.source.read(path);
    return this.#open.text(path) ?? (bytes === null ? '' : decode(bytes).text);
  }

  /** `HEAD` may have moved. */
  async historyMoved(): Promise<void> {
    await this.#recall.refresh();
  }

  /**
   * Finds out, for a while, what the history knows of the copies in the findings so far. The pages whose findings are
   * others now; null when there is nothing more to find out.
   */
  async recall(): Promise<ReadonlySet<string> | null> {
    const touched = await this.#recall.answer();
    for (const path of touched ?? []) this.#found.forget(path);
    return touched;
  }

  /** Keeps what was found out about passages, for the next time. */
  async save(): Promise<void> {
    for (const { save } of this.#handbooks) await save();
  }

  get #listing(): Listing {
    return { tree: this.#tree, source: this.#options.source, hidden: this.#options.hidden };
  }

  async #discover(first?: KeeperOptions['first']): Promise<void> {
    const { source } = this.#options;
    const listed = this.#places();
    const look = new FirstLook({
      places: listed,
      tree: this.#tree,
      page: (path) => this.#pages.get(path),
      read: (path) => this.#read(path),
      text: (path) => this.text(path),
    });
    const [places] = await Promise.all([listed, first?.(look)]);
    const total = places.reduce((sum, { pages }) => sum + pages.length, 0);
    const slices = new Slices(this.#options.signal);
    let read = 0;
    const kept: Kept[] = [];
    for (const place of places) {
      const pages = new Map<string, Page>();
      const begin = async (path: string): Promise<Uint8Array | null> =>
        this.#pages.has(path) || this.#open.has(path) ? null : source.read(path);
      for await (const [path, bytes] of ahead(place.pages, begin)) {
        const page = this.#pages.get(path) ?? (await this.#pageIn(path, bytes)) ?? (await this.#read(path));
        if (page !== null) pages.set(path, page);
        read += 1;
        if (await slices.next()) this.#options.progress?.(read, total);
      }
      kept.push(await keep(place, pages, this.#tree, this.#options, slices));
    }
    this.#handbooks = kept;
    this.#members = new Map(kept.flatMap((each) => each.place.pages.map((path) => [path, each])));
    this.#elsewhere = keepElsewhere(this.#tree);
    this.#found.clear();
    // Pages outside of the handbooks, and those that were edited while the others were read.
    for (const path of this.#open.paths()) this.take(path, this.#pages.get(path) ?? this.#open.read(path));
  }

  async #places(): Promise<readonly Place[]> {
    this.#walked = await listFiles(this.#listing);
    return discover({
      tree: this.#tree,
      source: this.#options.source,
      walked: this.#walked,
      requested: this.#options.requested,
      rules: RULE_CODES,
      parse: async (path) => this.#pages.get(path) ?? this.#read(path),
    });
  }

  /**
   * Brings the pages up to date with the disk: those that came or went, and those among `changed`. `all` when it may be
   * that other handbooks are to be found now.
   */
  async #follow(changed: readonly string[]): Promise<Set<string> | 'all'> {
    const isChanged = isAmong(changed);
    const walked = await listFiles(this.#listing);
    const isSame = (these: readonly string[], those: readonly string[]) => these.join('\n') === those.join('\n');
    const pagesDecide = this.#handbooks.length === 0 && !isSame(walked.pages, this.#walked.pages);
    if (pagesDecide || !isSame(walked.files.filter(decidesOnPages), this.#walked.files.filter(decidesOnPages))) {
      this.#forgetPages(isChanged);
      return 'all';
    }
    this.#walked = walked;
    const touched = new Set<string>();
    const before = this.#members;
    this.#members = new Map(
      this.#handbooks.flatMap((kept) => ownPages(kept.place, walked.pages).map((path) => [path, kept])),
    );
    for (const path of before.keys()) {
      if (!this.#members.has(path)) add(touched, this.#drop(path));
    }
    const slices = new Slices(this.#options.signal);
    for (const path of this.#members.keys()) {
      if (before.has(path) && (!isChanged(path) || this.#open.has(path))) continue;
      if (!before.has(path)) add(touched, this.#touch(this.#elsewhere.handbook.delete(path)));
      const page = await this.#read(path);
      add(touched, page === null ? this.#drop(path) : this.take(path, page));
      await slices.next();
    }
    add(
      touched,
      this.#forgetPages((path) => !this.#members.has(path) && (changed.length === 0 || isChanged(path))),
    );
    return touched;
  }

  /** Pages that are to be read again when they are needed; those that are open are known. */
  #forgetPages(isStale: (path: string) => boolean): ReadonlySet<string> {
    const touched = new Set<string>();
    for (const path of [...this.#pages.keys()]) {
      if (this.#open.has(path) || !isStale(path)) continue;
      this.#pages.delete(path);
      add(touched, this.#touch(this.#elsewhere.handbook.delete(path)));
    }
    return touched;
  }

  async #read(path: string): Promise<Page | null> {
    return this.#pageIn(path, this.#open.has(path) ? null : await this.#options.source.read(path));
  }

  /** @param bytes of the disk, which count where the page is not open */
  async #pageIn(path: string, bytes: Uint8Array | null): Promise<Page | null> {
    const open = this.#open.text(path);
    const found = open === undefined ? bytes && decode(bytes) : { text: open, problem: null };
    if (found === null) return null;
    if (found.problem !== null) this.#options.log(`${path} is not UTF-8; what could not be read is shown as �.`);
    const page = await new Slices().finish(this.#reading(found.text));
    // A long text takes a while, and the editor may have another one by now.
    if (this.#open.text(path) !== open) return this.#pages.get(path) ?? this.#read(path);
    this.#pages.set(path, page);
    return page;
  }

  /** A page is another than before. */
  take(path: string, page: Page): ReadonlySet<string> {
    this.#pages.set(path, page);
    const kept = this.#members.get(path) ?? this.#elsewhere;
    const touched = kept.handbook.set(path, page);
    // Pages outside of the handbooks may link into them.
    const { handbook } = this.#elsewhere;
    if (kept !== this.#elsewhere && handbook.pages.has(path)) add(touched, handbook.set(path, page));
    return this.#touch(touched, path);
  }

  #drop(path: string): ReadonlySet<string> {
    const kept = this.handbookOf(path);
    this.#pages.delete(path);
    const touched = new Set(kept?.handbook.delete(path));
    add(touched, this.#elsewhere.handbook.delete(path));
    add(touched, this.#touch(touched, path));
    return this.#open.has(path) ? new Set([...touched, ...this.take(path, this.#open.read(path))]) : touched;
  }

  #touch(pages: ReadonlySet<string>, itself?: string): ReadonlySet<string> {
    const touched = itself === undefined ? pages : new Set([...pages, itself]);
    for (const path of touched) this.#found.touch(path);
    return touched;
  }

  /** Outside of a handbook only open pages are known: those that they link to are read when they are checked. */
  async #readLinked(path: string, handbook: Handbook): Promise<boolean> {
    if (handbook !== this.#elsewhere.handbook) return false;
    const unread = new Set<string>();
    for (const linked of handbook.lookedUp(path)) {
      const found = this.#tree.look(linked);
      const file = found.kind === 'file' ? found.path : found.kind === 'absent' ? found.almost : null;
      if (file !== null && isMarkdown(file) && !handbook.pages.has(file)) unread.add(file);
    }
    for (const linked of unread) {
      const page = await this.#read(linked);
      if (page !== null) handbook.set(linked, page);
      else unread.delete(linked);
    }
    return unread.size > 0;
  }
}
