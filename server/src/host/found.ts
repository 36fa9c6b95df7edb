import type { Copied } from '../passages/copies';
import { movedFindings } from '../rules/duplicate/moved';
import type { Finding } from '../rules/rule';

interface Checked {
  readonly findings: readonly Finding[];
  /** What they were found from. */
  readonly copies: readonly Copied[];
}

/** What was found on pages. */
export class Found {
  readonly #current = new Map<string, Checked>();
  /** Of pages whose copies may be others now. */
  readonly #before = new Map<string, Checked>();

  get(path: string): readonly Finding[] | undefined {
    return this.#current.get(path)?.findings;
  }

  set(path: string, findings: readonly Finding[], copies: readonly Copied[]): void {
    this.#current.set(path, { findings, copies });
  }

  /** An edit may have changed what is found on a page. */
  touch(path: string): void {
    const checked = this.#current.get(path);
    this.#current.delete(path);
    if (checked !== undefined) this.#before.set(path, checked);
  }

  /**
   * What was found on a page, where that holds though its copies stand elsewhere; null where it is to be checked.
   * @param copies as they are now; null where not they alone may be others
   */
  moved(path: string, copies: readonly Copied[] | null): readonly Finding[] | null {
    const before = this.#before.get(path);
    this.#before.delete(path);
    const findings = before && copies && movedFindings(before.findings, before.copies, copies);
    if (!findings || copies === null) return null;
    this.set(path, findings, copies);
    return findings;
  }

  forget(path: string): void {
    this.#current.delete(path);
    this.#before.delete(path);
  }

  clear(): void {
    this.#current.clear();
    this.#before.clear();
  }
}
