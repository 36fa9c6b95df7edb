import { isRepositoryFile } from '../../handbook/custom';
import { blockFor, titleOfFile, titleOfHeading } from '../../handbook/first-text';
import { lineBreakOf } from '../../page/lines';
import type { Page, Span } from '../../page/page';
import type { Finding, Fix, FixContext, Rule } from '../rule';

/** A page without frontmatter where the other pages have one, or with one that no site finds. */
export const missingFrontmatter: Rule = {
  code: 'frontmatter/missing',
  severity: 'warning',
  *check({ path, page, custom }) {
    const { frontmatter } = page;
    if (frontmatter !== null && !frontmatter.misplaced) return;
    const finding = (span: Span, message: string): Finding => ({
      rule: 'frontmatter/missing',
      severity: 'warning',
      path,
      span,
      message,
      related: [],
      subject: { kind: 'no-frontmatter' },
    });
    if (frontmatter !== null) {
      if (!custom('some')) return;
      const { start } = frontmatter.span;
      yield finding(
        { start, end: start + 3 },
        'Frontmatter counts on the very first line only. Above this one there is a blank line, so readers see it as text.',
      );
    } else if (!isRepositoryFile(path) && custom('nearly-all')) {
      yield finding(firstLine(page), 'This page has no frontmatter, and nearly all other pages have one.');
    }
  },
  async fixes({ path }, context) {
    const page = context.handbook.pages.get(path);
    if (page === undefined) return [];
    const text = await context.text(path);
    const mark = text.startsWith('\uFEFF') ? 1 : 0;
    if (page.frontmatter === null) return [...insertion(path, page, text, mark, context), ...silence(path, text, mark)];
    const span = { start: mark, end: page.frontmatter.span.start };
    const lines = text.slice(span.start, span.end).match(/\r\n|\n|\r/g)?.length ?? 0;
    const title = `Remove the blank ${lines === 1 ? 'line' : 'lines'} above the frontmatter`;
    return [{ title, why: '', preferred: true, edits: [{ path, span, newText: '' }], create: [] }];
  },
};

/** Its heading, where the page starts with one: there an author looks. */
function firstLine({ headings: [first] }: Page): Span {
  return first !== undefined && first.span.start <= 1 ? first.span : { start: 0, end: 0 };
}

function insertion(path: string, page: Page, text: string, mark: number, { handbook }: FixContext): Fix[] {
  const block = blockFor(path, titleOfHeading(page) || titleOfFile(path), handbook) || '---\n---\n';
  const lineEnd = lineBreakOf(text);
  const isFollowed = text.slice(mark).trim() !== '' && !/^\s*[\r\n]/.test(text.slice(mark));
  const newText = (isFollowed ? `${block}\n` : block).replaceAll('\n', lineEnd);
  const edit = { path, span: { start: mark, end: mark }, newText };
  const why = block === '---\n---\n' ? '' : 'with the keys that the other pages share';
  return [{ title: 'Insert frontmatter', why, preferred: false, edits: [edit], create: [] }];
}

function silence(path: string, text: string, mark: number): Fix[] {
  const newText = `<!-- handbook-ignore frontmatter/missing -->${lineBreakOf(text)}`;
  const edit = { path, span: { start: mark, end: mark }, newText };
  return [{ title: 'Ignore this one (frontmatter/missing)', why: '', preferred: false, edits: [edit], create: [] }];
}
