import type { Edit } from '../handbook/edit';
import type { Fix } from '../rules/rule';

/** Fixes that can be made together, and the edits that they come to in each file. */
export class EditPlan {
  readonly #files = new Map<string, Edit[]>();

  /** File by file, without an edit that touches another. */
  get files(): ReadonlyMap<string, readonly Edit[]> {
    return this.#files;
  }

  /** Takes a fix as a whole, or not at all when one of its edits meets one that was taken before. */
  take(fix: Fix): boolean {
    const added = fix.edits.filter((edit) => !this.#edits(edit.path).some((other) => same(edit, other)));
    if (added.some((edit) => this.#edits(edit.path).some((other) => meet(edit, other)))) return false;
    for (const edit of added) this.#files.set(edit.path, [...this.#edits(edit.path), edit]);
    return true;
  }

  #edits(path: string): readonly Edit[] {
    return this.#files.get(path) ?? [];
  }
}

const same = (a: Edit, b: Edit): boolean =>
  a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;

/** They overlap or stand side by side: which of two insertions at one place comes first is nobody's guess. */
const meet = (a: Edit, b: Edit): boolean => a.span.start <= b.span.end && b.span.start <= a.span.end;
