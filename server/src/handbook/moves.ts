import { dirname } from '../site/url';

/** A page, another file or a whole folder gets another path in the opened folder. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Moves that are made at once. */
export class Moves {
  readonly #list: readonly Move[];
  readonly #to: ReadonlyMap<string, string>;
  readonly #from: ReadonlyMap<string, string>;

  constructor(list: readonly Move[]) {
    this.#list = list;
    this.#to = new Map(list.map(({ from, to }) => [from, to]));
    this.#from = new Map(list.map(({ from, to }) => [to, from]));
  }

  /** Where what was at a path is after the moves. */
  after(path: string): string {
    return renamed(path, this.#to) ?? path;
  }

  /** Where what is at a path after the moves was before; null when it is left empty. */
  before(path: string): string | null {
    return renamed(path, this.#from) ?? (renamed(path, this.#to) === null ? path : null);
  }

  /** Whether the moves make a folder at a path, by moving something into it. */
  makesFolder(path: string): boolean {
    return this.#list.some(({ to }) => to.startsWith(`${path}/`));
  }

  get reversed(): Moves {
    return new Moves(this.#list.map(({ from, to }) => ({ from: to, to: from })));
  }
}

/** The path with the innermost of its folders, or itself, named anew; null when none is. */
function renamed(path: string, names: ReadonlyMap<string, string>): string | null {
  for (let at = path; at !== ''; at = dirname(at)) {
    const name = names.get(at);
    if (name !== undefined) return name + path.slice(at.length);
  }
  return null;
}
