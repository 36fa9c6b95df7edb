/** Tells the ids of one page apart. Made anew for each page, from the ids that authors gave to its headings. */
export type Duplicates = (custom: readonly string[]) => Numbering;

export interface Numbering {
  /** An author's own id has been reached. */
  given(id: string): void;
  /** The id of the next heading whose text makes `base`. */
  next(base: string): string;
}

/** `-1`, `-2` for each repetition of a base, whether or not that id is taken. */
export const counted = countedFrom(1);

export function countedFrom(first: number): Duplicates {
  return () => {
    const counts = new Map<string, number>();
    return {
      given: () => {},
      next(base) {
        const number = counts.get(base);
        counts.set(base, number === undefined ? first : number + 1);
        return number === undefined ? base : `${base}-${number}`;
      },
    };
  };
}

/** `-1`, `-2`, the first that is not taken. */
export const free: Duplicates = () => {
  const numbering = numbered();
  return { given: (id) => numbering.take(id), next: (base) => numbering.next(base) };
};

/** github-slugger, which knows only the ids that it made itself. */
export const slugger: Duplicates = () => {
  const numbering = numbered();
  return { given: () => {}, next: (base) => numbering.next(base) };
};

function numbered(): { take(id: string): void; next(base: string): string } {
  /** The last number that was tried for each id that is taken: repetitions are found without trying all again. */
  const tried = new Map<string, number>();
  const take = (id: string): void => {
    if (!tried.has(id)) tried.set(id, 0);
  };
  return {
    take,
    next(base) {
      let id = base;
      let number = tried.get(base) ?? 0;
      while (tried.has(id)) {
        number += 1;
        id = `${base}-${number}`;
      }
      tried.set(base, number);
      take(id);
      return id;
    },
  };
}

/** Python-Markdown: `_1`, `_2`, counting on from the number that an id ends with; authors' ids are taken beforehand. */
export const underscored: Duplicates = (custom) => {
  const taken = new Set(custom);
  /** For an id that is taken, the last number after it that is known to be taken too: rows are not counted twice. */
  const ends = new Map<string, number>();
  return {
    given: () => {},
    next(base) {
      const [, stem = base, written = '0'] = /^(.*)_(\d{1,9})$/s.exec(base) ?? [];
      const passed: string[] = [];
      let number = Number(written);
      let id = base;
      while (id === '' || taken.has(id)) {
        passed.push(id);
        number = (ends.get(id) ?? number) + 1;
        id = `${stem}_${number}`;
      }
      for (const other of passed) ends.set(other, number);
      taken.add(id);
      return id;
    },
  };
};

/** Repeated ids stay as they are. */
export const repeated: Duplicates = () => ({ given: () => {}, next: (base) => base });
