import { type Diagnostic, DiagnosticSeverity, languages, type Uri } from 'vscode';
import { until } from './until';

/** How many diagnostics, or which. */
export type Expectation = number | ((diagnostics: Diagnostic[]) => boolean);

/** Waits until VS Code shows what is expected on a page, whoever says it, and returns all of it. */
export function diagnosticsOf(page: Uri, expected: Expectation, seconds?: number): Promise<Diagnostic[]> {
  const matches = typeof expected === 'number' ? (found: Diagnostic[]) => found.length === expected : expected;
  return until(
    `${typeof expected === 'number' ? expected : 'the expected'} diagnostics on ${page.path}`,
    () => {
      const found = languages.getDiagnostics(page);
      return matches(found) ? found : undefined;
    },
    { ...(seconds === undefined ? {} : { seconds }), seen: () => languages.getDiagnostics(page).map(describe) },
  );
}

/** Waits until a page has a diagnostic of this rule, and returns the first. */
export async function finding(page: Uri, rule: string): Promise<Diagnostic> {
  const found = await diagnosticsOf(page, (diagnostics) => diagnostics.some((one) => ruleOf(one) === rule));
  const first = found.find((one) => ruleOf(one) === rule);
  if (!first) throw new Error(`No ${rule} on ${page.path}.`);
  return first;
}

export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** One line to compare or to read: `error 3:12 link/missing-page: …`. */
export function describe(diagnostic: Diagnostic): string {
  const { line, character } = diagnostic.range.start;
  const severity = DiagnosticSeverity[diagnostic.severity].toLowerCase();
  return `${severity} ${line + 1}:${character + 1} ${ruleOf(diagnostic)}: ${diagnostic.message}`;
}
