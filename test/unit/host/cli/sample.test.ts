import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Report } from '../../../../server/src/host/cli/report-json';
import { program, temporaryFolder } from './program';

test('the findings of the sample handbook, and the first proposal for each', async () => {
  const folder = temporaryFolder({});
  execFileSync(process.execPath, ['test/fixtures/make-history.mjs', folder]);
  const { status, stdout, stderr } = await program(['check', '--format', 'json', '--fixes', folder]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const report: Report = JSON.parse(stdout);
  expect(report.pages).toBe(17);
  const said = report.findings.map(({ file, range, severity, rule, fixes = [] }) => {
    const { title, preferred } = fixes[0] ?? { title: 'nothing', preferred: false };
    const place = `${file.replace('src/handbook/', '')}:${range.start.line + 1}`;
    return `${place} ${severity} ${rule}: ${title}${preferred ? ' *' : ''}`;
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "company/index.md:11 error link/missing-asset: Change to ../images/team-map.svg (moved in c136182, 2024-10-07) *",
      "company/strategy.md:14 hint link/redirected: Change to /handbook/product/roadmap/ (the page’s own address) *",
      "company/values.md:3 hint frontmatter/unlike-others: Rename to "description" (as on 2 pages) *",
      "library/what-a-product-manager-does.md:1 warning frontmatter/missing: Insert frontmatter (with the keys that the other pages share)",
      "people/expenses.md:2 error frontmatter/syntax: Put the value into quotes *",
      "people/expenses.md:8 warning link/undefined-reference: Change the label to [travels] (nearly the same label)",
      "people/expenses.md:12 error link/missing-page: Change to https://www.example.com/rail (the scheme was missing) *",
      "people/hiring.md:8 error link/missing-anchor: Change to ../company/values.md#writing-comes-first (the section was called “We write things down” until ffba5e4, 2024-01-15)",
      "people/hiring.md:10 hint ignore/unused: Remove the comment *",
      "people/index.md:9 warning link/wrong-case: Change to ./expenses.md (only upper and lower case differ) *",
      "people/job-descriptions/product-manager.md:11 information duplicate/drifted: Replace by a link to src/handbook/product/index.md",
      "people/job-descriptions/product-manager.md:29 warning duplicate/drifted: Take the version of src/handbook/product/responsibilities.md",
      "people/job-descriptions/product-manager.md:32 error link/missing-page: Change to ../../engineering/delivery#sizing-work (the path starts in another folder) *",
      "product/index.md:2 hint frontmatter/unlike-others: Ignore this one (frontmatter/unlike-others)",
      "product/index.md:8 information duplicate/drifted: Take the version of src/handbook/product/responsibilities.md",
      "product/index.md:29 error link/missing-page: Restore src/handbook/product/glossary.md (deleted in 8d30ba4, 2024-05-20)",
      "product/overview.md:2 hint frontmatter/unlike-others: Change to How product works",
      "product/overview.md:7 information duplicate/drifted: Replace by a link to src/handbook/product/index.md",
      "product/responsibilities.md:7 information duplicate/drifted: Take the version of src/handbook/product/index.md",
      "product/responsibilities.md:27 warning duplicate/drifted: Take the version of src/handbook/people/job-descriptions/product-manager.md",
      "product/responsibilities.md:30 error link/missing-page: Change to ../engineering/delivery.md#sizing-work (moved in cf7a053, 2023-09-11; the section was called “Estimating effort”)",
    ]
  `);
});
