import type { Page } from '../page/page';
import { dirname } from '../site/url';

/** What may be asked about the other pages: whether nearly all of them have frontmatter, or any at all. */
export type Custom = 'nearly-all' | 'some';

interface Count {
  pages: number;
  having: number;
}

/** What a repository has for itself, in capital letters by custom; a site that publishes it does without frontmatter. */
const REPOSITORY_FILE =
  /(?:^|\/)(?:[Rr]eadme|[Ss]ummary|README|SUMMARY|LICEN[CS]E|SECURITY|CONTRIBUTING|CHANGELOG|CODE[_-]OF[_-]CONDUCT|SUPPORT|AUTHORS|NOTICE)\.\w+$/;

/** So few pages prove nothing. */
const FEW_IN_FOLDER = 3;
const FEW_IN_HANDBOOK = 5;
/** So many pages of one folder prove a custom of the folder, whatever the rest of the handbook does. */
const MANY_IN_FOLDER = 8;
const NEARLY_ALL = 0.9;

/** Counts who has frontmatter, so that one page's custom is known without a look at all others. */
export class Customs {
  readonly #having = new Map<string, boolean>();
  readonly #folders = new Map<string, Count>();
  readonly #all: Count = { pages: 0, having: 0 };
  /** What was answered, by question and folder: who asked is told when the answer becomes another. */
  readonly #answers = new Map<string, { readonly holds: boolean; readonly again: () => boolean }>();

  /** Takes a page's new state; returns the keys of the questions that have another answer now. */
  set(path: string, page: Page): string[] {
    if (REPOSITORY_FILE.test(path)) return [];
    const has = page.frontmatter?.misplaced === false;
    const before = this.#having.get(path);
    if (before === has) return [];
    this.#having.set(path, has);
    this.#add(path, before === undefined ? 1 : 0, Number(has) - Number(before ?? false));
    return this.#changed();
  }

  delete(path: string): string[] {
    const before = this.#having.get(path);
    if (before === undefined) return [];
    this.#having.delete(path);
    this.#add(path, -1, -Number(before));
    return this.#changed();
  }

  /** Answers for a page of the folder that has no frontmatter itself. */
  holds(custom: Custom, folder: string): boolean {
    const again = (): boolean => (custom === 'some' ? this.#all.having > 0 : this.#isCustom(folder));
    const holds = again();
    this.#answers.set(customKey(custom, folder), { holds, again });
    return holds;
  }

  #add(path: string, pages: number, having: number): void {
    const folder = dirname(path);
    const count = this.#folders.get(folder) ?? { pages: 0, having: 0 };
    this.#folders.set(folder, count);
    for (const each of [count, this.#all]) {
      each.pages += pages;
      each.having += having;
    }
  }

  #changed(): string[] {
    return [...this.#answers].flatMap(([key, { holds, again }]) => (again() === holds ? [] : [key]));
  }

  /** The folder decides where it has pages enough, unless the handbook as a whole does without. */
  #isCustom(folder: string): boolean {
    const here = this.#folders.get(folder) ?? { pages: 0, having: 0 };
    const [near, far] = [here.pages - 1, this.#all.pages - 1];
    if (far < FEW_IN_HANDBOOK) return false;
    return near >= FEW_IN_FOLDER
      ? here.having >= NEARLY_ALL * near && (near >= MANY_IN_FOLDER || 2 * this.#all.having >= far)
      : this.#all.having >= NEARLY_ALL * far;
  }
}

export const customKey = (custom: Custom, folder: string): string =>
  custom === 'some' ? 'custom:some' : `custom:${custom}:${folder}`;
export const isRepositoryFile = (path: string): boolean => REPOSITORY_FILE.test(path);
