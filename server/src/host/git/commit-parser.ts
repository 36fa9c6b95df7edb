import { type Change, type Commit, isMarkdown } from '../../history/git';

/** The format of a commit's head that `CommitParser` reads: `\x01id`, day and subject, each ended by a NUL. */
export const COMMIT_FORMAT = '%x01%H%x00%as%x00%s';

/**
 * Reads the output of `git diff-tree -z --name-status --format=COMMIT_FORMAT` as it arrives: fields ended by NULs,
 * a commit's three, then for each file a status and one path, or two for a rename. Paths and subjects are taken by
 * their place, so they may hold any character.
 * Of files that are no Markdown only renames and deletions are kept: nothing asks for more.
 */
export class CommitParser {
  readonly commits: Commit[] = [];
  #rest = '';
  #fields: string[] = [];
  #changes: Change[] = [];

  push(text: string): void {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#field(part);
  }

  #field(text: string): void {
    // A line end stands before the first status of a commit.
    this.#fields.push(this.#fields.length === 0 ? text.trimStart() : text);
    const [head = '', first = '', second = ''] = this.#fields;
    if (this.#fields.length < fieldsOf(head)) return;
    this.#fields = [];
    if (head.startsWith('\x01')) this.#open(head.slice(1), first, second);
    else if (head !== '') this.#change(head, first, second);
  }

  #open(id: string, day: string, subject: string): void {
    this.#dropEmpty();
    this.#changes = [];
    this.commits.push({ id, day, subject, changes: this.#changes });
  }

  #change(status: string, path: string, target: string): void {
    if (status.startsWith('R')) {
      this.#changes.push({ kind: 'renamed', from: path, path: target, likeness: Number(status.slice(1)) });
    } else if (status === 'D') {
      this.#changes.push({ kind: 'deleted', path });
    } else if (isMarkdown(path)) {
      this.#changes.push({ kind: status === 'A' ? 'added' : 'modified', path });
    }
  }

  /** To be called once, after the last text. */
  end(): readonly Commit[] {
    this.#dropEmpty();
    return this.commits;
  }

  #dropEmpty(): void {
    if (this.commits.at(-1)?.changes.length === 0) this.commits.pop();
  }
}

function fieldsOf(head: string): number {
  if (head === '') return 1;
  return head.startsWith('\x01') || head.startsWith('R') ? 3 : 2;
}
