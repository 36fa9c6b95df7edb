/** Which page's findings rest on which facts. A fact is a key: `url:/x`, `name:x`, `file:images/a.png`, `page:a/b.md`. */
export class Dependencies {
  readonly #pages = new Map<string, Set<string>>();
  readonly #facts = new Map<string, ReadonlySet<string>>();

  /** The facts that a page's findings rest on, in place of those recorded before. */
  record(page: string, facts: ReadonlySet<string>): void {
    this.forget(page);
    this.#facts.set(page, facts);
    for (const fact of facts) {
      const pages = this.#pages.get(fact);
      if (pages === undefined) this.#pages.set(fact, new Set([page]));
      else pages.add(page);
    }
  }

  forget(page: string): void {
    for (const fact of this.#facts.get(page) ?? []) {
      const pages = this.#pages.get(fact);
      pages?.delete(page);
      if (pages?.size === 0) this.#pages.delete(fact);
    }
    this.#facts.delete(page);
  }

  factsOf(page: string): readonly string[] {
    return [...(this.#facts.get(page) ?? [])];
  }

  /** The facts that any page's findings rest on and that start so. */
  known(start: string): string[] {
    return [...this.#pages.keys()].filter((fact) => fact.startsWith(start));
  }

  /** Pages whose findings rest on one of the facts. */
  on(facts: Iterable<string>): Set<string> {
    const found = new Set<string>();
    for (const fact of facts) for (const page of this.#pages.get(fact) ?? []) found.add(page);
    return found;
  }
}
