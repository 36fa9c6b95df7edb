import type { Finding, Fix, FixContext, Rule } from '../rule';
import { isCertain, messageOf, severityOf, titleOf } from './slips';

/** Frontmatter that the site cannot read, or reads as something else than its author meant. */
export const frontmatterSyntax: Rule = {
  code: 'frontmatter/syntax',
  severity: 'error',
  *check({ path, page }) {
    for (const problem of page.frontmatter?.problems ?? []) {
      yield {
        rule: 'frontmatter/syntax',
        severity: severityOf(problem, page.frontmatter?.data !== null),
        path,
        span: problem.span,
        message: messageOf(problem),
        related: [],
        subject: { kind: 'frontmatter', problem },
      };
    }
  },
  fixes: repairs,
};

async function repairs({ path, subject }: Finding, context: FixContext): Promise<readonly Fix[]> {
  if (subject.kind !== 'frontmatter') return [];
  const { problem } = subject;
  const fix = (index: number, title: string, preferred: boolean): Fix[] => {
    const repair = problem.repairs[index];
    return repair === undefined ? [] : [{ title, why: '', preferred, edits: [{ path, ...repair }], create: [] }];
  };
  if (problem.slip !== 'duplicate-key') return fix(0, titleOf(problem), isCertain(problem));
  const text = await context.text(path);
  const [later, earlier] = problem.repairs.map(({ span }) => text.slice(span.start, span.end).trim());
  return [
    ...fix(0, titleOf(problem), later === earlier),
    ...fix(1, `Keep this "${problem.name}" and remove the one above`, false),
  ];
}
