import { basename } from 'node:path/posix';
import { type CancellationToken, type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import type { Span } from '../../page/page';
import { headingTitle } from '../../page/title';
import type { Copy } from '../../passages/copies';
import { compare, ruleOf } from '../../rules/duplicate/describe';
import { firstCopies } from '../../rules/duplicate/fixes';
import { pageAsIn } from '../../rules/duplicate/other-version';
import type { Finding } from '../../rules/rule';
import type { Folder } from './folder';
import type { Folders, Located } from './folders';
import { signalOf } from './guard';
import { COMPARE, type Compared, type ComparedPlace, type Comparison, type OpenComparison } from './messages';

/** Offers to look at a passage beside its copies that differ. */
export function compareActions({ folder, path }: Located, finding: Finding, diagnostic: Diagnostic): CodeAction[] {
  const site = folder.keeper?.handbookOf(path)?.handbook.site;
  if (finding.subject.kind !== 'copies' || site === undefined) return [];
  const differing = finding.subject.copies.filter((copy) => ruleOf(compare(copy, site)) !== 'duplicate/identical');
  return firstCopies(differing).map((copy) => {
    const heading = headingTitle(copy.b.page.headings[copy.section]);
    const title = `Compare with ${heading === '' ? '' : `“${heading}” in `}${copy.path}`;
    const command = { title, command: COMPARE, arguments: [comparisonWith(copy, folder, diagnostic.range.start)] };
    return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
  });
}

/** @param at where the passage starts on its page */
export function comparisonWith(copy: Copy, folder: Folder, at: OpenComparison['at']): OpenComparison {
  const heading = headingTitle(copy.b.page.headings[copy.section]);
  const [here, there] = names(copy.a.path, copy.path);
  return {
    page: folder.uri(copy.a.path),
    other: folder.uri(copy.path),
    place: { own: copy.own, span: copy.span },
    title: `${heading === '' ? 'As' : `${heading} as`} in ${there} ↔ ${here}`,
    at,
  };
}

/** The comparisons that the client shows. It is told once that one of the pages has changed, and then asks again. */
export class Comparisons {
  readonly #folders: Folders;
  readonly #changed: (page: string) => void;
  /** URIs of the pages that were compared since they changed last. */
  readonly #pages = new Set<string>();

  constructor(folders: Folders, changed: (page: string) => void) {
    this.#folders = folders;
    this.#changed = changed;
  }

  async answer({ page, other, place }: Comparison, token: CancellationToken): Promise<Compared> {
    this.#pages.add(page).add(other);
    const [here, there] = [this.#folders.locate(page), this.#folders.locate(other)];
    if (here === null || there === null || here.folder !== there.folder) return gone(page, other, place);
    const { folder, path } = here;
    const signal = signalOf(token);
    await folder.whenRead(signal);
    await folder.settled(path, signal);
    await folder.settled(there.path, signal);
    return compared(folder, path, there.path, place) ?? gone(path, there.path, place);
  }

  /** Something else is known of these pages than before. */
  touched(folder: Folder, paths: ReadonlySet<string>): void {
    for (const page of this.#pages) {
      const located = this.#folders.locate(page);
      if (located?.folder !== folder || !paths.has(located.path)) continue;
      this.#pages.delete(page);
      this.#changed(page);
    }
  }
}

/** The page with the other copy's words, where the copy is there still. */
function compared({ keeper }: Folder, path: string, other: string, place: ComparedPlace): Compared | null {
  const handbook = keeper?.handbookOf(path)?.handbook;
  if (!keeper || !handbook) return null;
  const copies = handbook.copiesOf(path).flatMap((copied) => copied.copies.filter((copy) => copy.path === other));
  const copy = nearest(copies, place);
  if (copy === undefined) return null;
  return { text: pageAsIn(copy, handbook.site), place: { own: copy.own, span: copy.span } };
}

/** An edit moves the copies of one page, and those of the other stay where they were. */
function nearest(copies: readonly Copy[], { own, span }: ComparedPlace): Copy | undefined {
  const onBoth = copies.find((copy) => overlap(copy.own, own) && overlap(copy.span, span));
  return onBoth ?? copies.find((copy) => overlap(copy.own, own) || overlap(copy.span, span));
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function gone(page: string, other: string, place: ComparedPlace): Compared {
  const [here, there] = names(page, other);
  return { text: `There is nothing to compare any more: ${here} and ${there} no longer share this passage.\n`, place };
}

/** Of two pages of one name, the paths tell which is which. */
function names(page: string, other: string): [string, string] {
  return basename(page) === basename(other) ? [page, other] : [basename(page), basename(other)];
}
