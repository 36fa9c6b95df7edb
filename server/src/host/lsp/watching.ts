import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileEvent,
  WatchKind,
} from 'vscode-languageserver/node';
import type { Folder } from './folder';
import type { Folders } from './folders';

/**
 * Everything that comes or goes, for a folder is told about alone, without the files in it, and an image may be what a
 * link was missing. Changes, of the files that we read only.
 */
const COMING_AND_GOING = '**/*';
export const CHANGING = [
  '**/*.{md,markdown,mdx}',
  // The configuration, and the schemas of frontmatter that it names.
  '**/*.json',
  '**/.gitignore',
  '**/.eleventyignore',
  '**/{.eleventy,eleventy.config,docusaurus.config,astro.config,gatsby-config,next.config}.{js,cjs,mjs,ts,cts,mts}',
  '**/.vitepress/{config,config/index}.{js,cjs,mjs,ts,cts,mts}',
  '**/{_config,.gitbook,mkdocs,hugo,config}.{yml,yaml}',
  '**/{hugo,config}.toml',
  '**/book.js',
  '**/CNAME',
  '**/{content.config,content/config}.{js,mjs,ts,mts}',
];
/** Written by each commit and each switch of branches. */
const HISTORY = '**/.git/{HEAD,logs/HEAD}';

/** A branch switch changes hundreds of files: events that come one after the other are taken together. */
const TAKEN_AFTER = 100;
const TAKEN_AT_LATEST = 1000;

/** What tools install or keep for themselves: thousands of events, none of which says anything about a handbook. */
const NOISE = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/;

/** Asks the client to tell about files that other programs change. */
export async function watchFiles(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: COMING_AND_GOING, kind: WatchKind.Create | WatchKind.Delete },
      ...CHANGING.map((globPattern) => ({ globPattern, kind: WatchKind.Change })),
      { globPattern: HISTORY },
    ],
  });
}

/** Gathers what the client tells about files, and gives it to their folders in one piece. */
export class FileEvents {
  readonly #folders: Folders;
  readonly #paths = new Map<Folder, Set<string>>();
  readonly #histories = new Set<Folder>();
  #timer: NodeJS.Timeout | undefined;
  #first = 0;

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  take(events: readonly FileEvent[]): void {
    for (const { uri } of events) this.#note(uri);
    if (this.#paths.size === 0 && this.#histories.size === 0) return;
    const now = performance.now();
    if (this.#timer === undefined) this.#first = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pass(), Math.min(TAKEN_AFTER, this.#first + TAKEN_AT_LATEST - now));
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #note(uri: string): void {
    const located = this.#folders.locate(uri);
    if (located === null) return;
    const { folder, path } = located;
    if (/(?:^|\/)\.git\/(?:logs\/)?HEAD$/.test(path)) this.#histories.add(folder);
    else if (!NOISE.test(path)) this.#paths.set(folder, (this.#paths.get(folder) ?? new Set()).add(path));
  }

  #pass(): void {
    this.#timer = undefined;
    for (const folder of this.#histories) folder.historyMoved();
    for (const [folder, paths] of this.#paths) folder.changed([...paths]);
    this.#histories.clear();
    this.#paths.clear();
  }
}
