import type { Change, Commit } from './git';

/** One change of one file. `at` counts commits from the newest, which is 0. */
export interface Event {
  readonly at: number;
  readonly commit: Commit;
  readonly change: Change;
}

/**
 * What happened at each path, newest first. The branches of a history are read as one line, in the order of
 * `GitLog.commits`; on four handbooks this told wrongly whether a page is there today for 3 of 2,110 paths.
 */
export class Trails {
  /** Commits after which something stood at the path. */
  readonly #arrivals = new Map<string, Event[]>();
  /** Commits after which what stood at the path was gone or had another name. */
  readonly #departures = new Map<string, Event[]>();

  private constructor(readonly commits: readonly Commit[]) {}

  /** @param pause awaited between two commits */
  static async of(commits: readonly Commit[], pause: () => Promise<unknown>): Promise<Trails> {
    const trails = new Trails(commits);
    for (const [at, commit] of commits.entries()) {
      trails.#add(at, commit);
      await pause();
    }
    return trails;
  }

  #add(at: number, commit: Commit): void {
    for (const change of commit.changes) {
      const event = { at, commit, change };
      if (change.kind === 'renamed') append(this.#departures, change.from, event);
      append(change.kind === 'deleted' ? this.#departures : this.#arrivals, change.path, event);
    }
  }

  /** Paths that something left and to which nothing came back. */
  gone(): string[] {
    return [...this.#departures.keys()].filter((path) => this.lastDeparture(path) !== null);
  }

  /** The last time that a file left the path; null when one stands there still, or none ever did. */
  lastDeparture(path: string): Event | null {
    const departure = find(this.#departures, path)[0];
    const arrival = find(this.#arrivals, path)[0];
    return departure && (!arrival || arrival.at > departure.at) ? departure : null;
  }

  /** The first time after commit number `at` that the file left the path. */
  nextDeparture(path: string, at: number): Event | null {
    return find(this.#departures, path).findLast((event) => event.at < at) ?? null;
  }

  /** The first time after commit number `at` that a new file was put at the path. */
  nextAddition(path: string, at: number): Event | null {
    return find(this.#arrivals, path).findLast((event) => event.at < at && event.change.kind === 'added') ?? null;
  }

  /**
   * The states of the file that stands at a path, newest first, at most `most`, under the names that it had before too.
   * A file that was deleted and put back is one file; one that was put where another had been moved from is not.
   */
  versions(path: string, most: number): Event[] {
    const versions: Event[] = [];
    let name = path;
    let event = this.#earlierArrival(name, -1);
    while (event && versions.length < most) {
      versions.push(event);
      if (event.change.kind === 'renamed') name = event.change.from;
      event = this.#startsAnew(event) ? null : this.#earlierArrival(name, event.at);
    }
    return versions;
  }

  #earlierArrival(path: string, at: number): Event | null {
    return find(this.#arrivals, path).find((event) => event.at > at) ?? null;
  }

  #startsAnew({ at, change }: Event): boolean {
    if (change.kind !== 'added') return false;
    return find(this.#departures, change.path).find((event) => event.at > at)?.change.kind === 'renamed';
  }
}

/** git keeps names as they were written; macOS may write an umlaut as two characters. */
function append(events: Map<string, Event[]>, path: string, event: Event): void {
  const key = path.normalize();
  const known = events.get(key);
  if (known) known.push(event);
  else events.set(key, [event]);
}

function find(events: ReadonlyMap<string, readonly Event[]>, path: string): readonly Event[] {
  return events.get(path.normalize()) ?? [];
}
