import { Memory } from '../../server/src/features/memory';
import { move, moved } from '../../server/src/features/move';
import { redirects } from '../../server/src/features/redirects';
import { headingWords, renameHeading } from '../../server/src/features/rename-heading';
import { applyEdits, type Edit } from '../../server/src/handbook/edit';
import type { Move } from '../../server/src/handbook/moves';
import type { TestHandbook } from './handbook';

/** Moves and renames as an author does who has the links kept right. */
export class Mover {
  readonly #memory = new Memory();
  readonly #handbook: TestHandbook;
  readonly #work;
  readonly #redirects: boolean;

  /** @param redirects whether the author takes every redirect that is offered */
  constructor(handbook: TestHandbook, redirects = false) {
    this.#handbook = handbook;
    this.#redirects = redirects;
    this.#work = { text: (path: string) => handbook.keeper.text(path), pause: async () => {} };
  }

  /** Moves files and folders, links first. The texts that changed, by the paths that they have then. */
  async move(...moves: Move[]): Promise<Record<string, string>> {
    const { kept, disk, keeper } = this.#handbook;
    const links = await move(kept.handbook, moves, this.#memory, this.#work);
    const changed = await this.#apply([...links, ...(await this.#forwarding(moves, 'ahead'))]);
    for (const { from, to } of moves) disk.rename(from, to);
    await keeper.changed(moves.flatMap(({ from, to }) => [from, to]));
    return Object.fromEntries(
      Object.entries(changed).map(([path, text]) => [
        moves.reduce((at, { from, to }) => (`${at}/`.startsWith(`${from}/`) ? to + at.slice(from.length) : at), path),
        text,
      ]),
    );
  }

  /** Repairs links after files were moved without a word. */
  async moved(...moves: Move[]): Promise<Record<string, string>> {
    const { kept, disk, keeper } = this.#handbook;
    for (const { from, to } of moves) disk.rename(from, to);
    await keeper.changed(moves.flatMap(({ from, to }) => [from, to]));
    const links = await moved(kept.handbook, moves, this.#memory, this.#work);
    return this.#apply([...links, ...(await this.#forwarding(moves, 'after'))]);
  }

  /** The texts that changed; null when the words make no heading. */
  async rename(path: string, heading: number, words: string): Promise<Record<string, string> | null> {
    const { handbook } = this.#handbook.kept;
    const edits = await renameHeading(handbook, { path, heading, words }, this.#memory, this.#work);
    return edits && this.#apply(edits);
  }

  async words(path: string, heading: number): Promise<string> {
    const text = await this.#handbook.keeper.text(path);
    const page = this.#handbook.keeper.page(path);
    const span = page && headingWords(page, heading, text);
    return span ? text.slice(span.start, span.end) : '';
  }

  async #forwarding(moves: readonly Move[], when: 'ahead' | 'after'): Promise<Edit[]> {
    const { handbook } = this.#handbook.kept;
    const { added, righted } = await redirects(handbook, moves, when, this.#memory, this.#work);
    return [...righted, ...(this.#redirects ? added : [])];
  }

  async #apply(edits: readonly Edit[]): Promise<Record<string, string>> {
    const { disk, keeper } = this.#handbook;
    const changed: Record<string, string> = {};
    for (const path of new Set(edits.map((edit) => edit.path))) {
      const own = edits.filter((edit) => edit.path === path);
      changed[path] = applyEdits(await keeper.text(path), own);
      disk.write(path, changed[path]);
    }
    await keeper.changed(Object.keys(changed));
    return changed;
  }
}
