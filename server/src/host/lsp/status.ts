import type { Folder } from './folder';
import type { Folders } from './folders';
import type { FindingCounts, FolderStatus, HandbookStatus, Status } from './messages';

/** Steps that follow each other faster are told as one. */
const TOLD_AFTER = 150;

const LEVELS = ['error', 'warning', 'information', 'hint'] as const;

/** Tells the client how the folders stand, whenever that changes. */
export class StatusTeller {
  readonly #folders: Folders;
  readonly #tell: (status: Status) => void;
  #timer: NodeJS.Timeout | undefined;
  #told = '';

  constructor(folders: Folders, tell: (status: Status) => void) {
    this.#folders = folders;
    this.#tell = tell;
  }

  moved(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const status: Status = { folders: this.#folders.all.map(statusOf) };
      const text = JSON.stringify(status);
      if (text === this.#told) return;
      this.#told = text;
      this.#tell(status);
    }, TOLD_AFTER);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

function statusOf(folder: Folder): FolderStatus {
  return {
    uri: folder.root.toString(),
    state: folder.state,
    progress: folder.progress,
    handbooks: handbooksOf(folder),
  };
}

/** Before the first reading is done, as they stood the last time. */
export function handbooksOf({ keeper, board, lastTime }: Folder): readonly HandbookStatus[] {
  if (keeper === null) return lastTime.handbooks;
  const counts = new Map(keeper.handbooks.map((kept) => [kept, { error: 0, warning: 0, information: 0, hint: 0 }]));
  for (const [path, { items }] of board.reports) {
    const kept = keeper.handbookOf(path);
    const count: Record<keyof FindingCounts, number> | undefined = kept === null ? undefined : counts.get(kept);
    if (count === undefined) continue;
    for (const { severity } of items) {
      const level = LEVELS[(severity ?? 1) - 1];
      if (level !== undefined) count[level] += 1;
    }
  }
  return [...counts].map(([{ handbook, place }, findings]) => ({
    root: place.root,
    because: handbook.publication.because,
    pages: handbook.pages.size,
    findings,
    problems: place.problems.length,
  }));
}
