import type { Page } from '../page';
import { hiddenFrontmatter } from '../parse';
import { finished } from '../steps';
import { possibleCuts } from './cuts';
import { joined } from './join';
import { type Labels, readSection, type Section } from './section';

/** By their texts. Null: what begins in it goes on behind it. */
type Sections = Map<string, Section | null>;

/** What a reading leaves for the next one, and for one that comes in between. */
interface Known {
  /** What the sections were told of each other. */
  readonly labels: Labels;
  readonly inner: Sections;
  /** Nothing can go on behind the last one, so it stands alone. */
  readonly last: Sections;
}

/** Brackets may be a reference, which is one where some section defines its label. */
const ASKS = ']';

/**
 * Reads a page again and again while an author writes on it, and of it again only the sections that are others than the
 * last time. What it says is what `parsePage` says.
 */
export class PageReader {
  readonly #readSection: typeof readSection;
  readonly #least: number;
  #known: Known = { labels: { defined: [], footnotes: [] }, inner: new Map(), last: new Map() };

  /** @param least a section is so long, but for the last one */
  constructor(read = readSection, least = 0) {
    this.#readSection = read;
    this.#least = least;
  }

  /** Nothing was read yet. */
  get isNew(): boolean {
    return this.#known.last.size === 0;
  }

  read(text: string): Page {
    return finished(this.reading(text));
  }

  /** The same, step by step. Another reading may come in between. */
  *reading(text: string): Generator<void, Page> {
    const cuts = possibleCuts(text, hiddenFrontmatter(text)?.span.end ?? 0, this.#least);
    for (;;) {
      const known = this.#known;
      const { sections, inner, last } = yield* this.#sections(text, cuts, known);
      const labels = labelsOf(sections);
      const isRead = isSame(labels, known.labels);
      this.#known = isRead
        ? { labels, inner, last }
        : { labels, inner: withoutAsking(inner), last: withoutAsking(last) };
      if (isRead) return joined(text, sections);
    }
  }

  *#sections(
    text: string,
    cuts: readonly number[],
    known: Known,
  ): Generator<void, { readonly sections: readonly Section[] } & Pick<Known, 'inner' | 'last'>> {
    const inner = new Map<string, Section | null>();
    const last = new Map<string, Section | null>();
    const sections: Section[] = [];
    for (let from = 0; from < cuts.length - 1; ) {
      // What goes on behind one cut may go on behind many: each time twice as many are tried.
      for (let count = 1; ; count *= 2) {
        const to = Math.min(from + count, cuts.length - 1);
        const isLast = to === cuts.length - 1;
        const part = text.slice(cuts[from], cuts[to]);
        const [before, after] = isLast ? [known.last, last] : [known.inner, inner];
        let section = before.get(part);
        if (section === undefined) {
          section = yield* this.#readSection(part, isLast, known.labels);
          before.set(part, section);
          yield;
        }
        after.set(part, section);
        if (section === null) continue;
        sections.push(section);
        from = to;
        break;
      }
    }
    return { sections, inner, last };
  }
}

const withoutAsking = (sections: Sections): Sections =>
  new Map([...sections].filter(([text, section]) => section === null || !text.includes(ASKS)));

function labelsOf(sections: readonly Section[]): Labels {
  const unique = (labels: readonly string[]): string[] => [...new Set(labels)].sort();
  return {
    defined: unique(sections.flatMap(({ labels }) => labels.defined)),
    footnotes: unique(sections.flatMap(({ labels }) => labels.footnotes)),
  };
}

const isSame = (a: Labels, b: Labels): boolean => JSON.stringify(a) === JSON.stringify(b);
