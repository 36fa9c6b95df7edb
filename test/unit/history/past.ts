import type { Change, Commit, GitLog } from '../../../server/src/history/git';
import { History } from '../../../server/src/history/history';

interface Renamed {
  readonly from: string;
  readonly likeness: number;
  readonly text: string;
}

/** What a commit did to each path: a text is written, null deletes. */
type Edits = Readonly<Record<string, string | null | Renamed>>;

type Files = ReadonlyMap<string, string>;

export function renamed(from: string, text = '', likeness = 100): Renamed {
  return { from, likeness, text };
}

export interface Past {
  readonly log: GitLog;
  readonly history: History;
  /** The commit of this number, the oldest is 1; its id is `c1`, its day 2024-01-01. */
  commit(number: number): Commit;
  /** `commit:path` of every read. */
  readonly reads: string[];
  /** How often the list of commits was asked for. */
  listed(): number;
  add(edits: Edits): void;
  /** Files that are there today; those of the last commit unless changed. */
  readonly today: Set<string>;
}

/** A history in memory, its commits given oldest first. */
export function past(...all: Edits[]): Past {
  let commits: readonly Commit[] = [];
  const states: Files[] = [new Map()];
  const reads: string[] = [];
  const today = new Set<string>();
  let listed = 0;

  const log: GitLog = {
    async commits() {
      listed += 1;
      return commits;
    },
    async read(commit, path) {
      reads.push(`${commit}:${path}`);
      const number = Number.parseInt(commit.slice(1), 10) - (commit.endsWith('^') ? 1 : 0);
      return states[number]?.get(path) ?? null;
    },
  };

  const add = (edits: Edits): void => {
    const number = states.length;
    const before: Files = states.at(-1) ?? new Map();
    commits = [
      {
        id: `c${number}`,
        day: `2024-01-${String(number).padStart(2, '0')}`,
        subject: `Commit ${number}`,
        changes: changesOf(before, edits),
      },
      ...commits,
    ];
    const after = apply(before, edits);
    states.push(after);
    today.clear();
    for (const path of after.keys()) today.add(path);
  };
  for (const edits of all) add(edits);

  return {
    log,
    history: new History(log, (path) => today.has(path)),
    commit(number) {
      const commit = commits.find(({ id }) => id === `c${number}`);
      if (!commit) throw new Error(`There is no commit ${number}`);
      return commit;
    },
    reads,
    listed: () => listed,
    add,
    today,
  };
}

function changesOf(before: Files, edits: Edits): Change[] {
  return Object.entries(edits).map(([path, edit]): Change => {
    if (edit === null) return { kind: 'deleted', path };
    if (typeof edit === 'object') return { kind: 'renamed', from: edit.from, path, likeness: edit.likeness };
    return { kind: before.has(path) ? 'modified' : 'added', path };
  });
}

function apply(before: Files, edits: Edits): Files {
  const after = new Map(before);
  for (const [path, edit] of Object.entries(edits)) {
    if (edit === null) after.delete(path);
    else if (typeof edit === 'object') after.delete(edit.from);
  }
  for (const [path, edit] of Object.entries(edits)) {
    if (edit !== null) after.set(path, typeof edit === 'object' ? edit.text : edit);
  }
  return after;
}
