import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import { readConfiguration } from '../../handbook/configuration';
import { lineStarts } from '../../page/lines';
import { RULE_CODES } from '../../rules/check';
import { SITE_IDS } from '../../site/configuration';
import { SOURCE, toRange } from './diagnostics';

/**
 * What is wrong with a `handbook.config.json`.
 * @param syntax whether mistakes in the JSON itself are said too
 */
export function checkConfiguration(text: string, syntax: boolean): Diagnostic[] {
  const starts = lineStarts(text);
  const { problems } = readConfiguration(text, { sites: SITE_IDS, rules: RULE_CODES });
  const said = problems.filter((problem) => syntax || !problem.syntax);
  return said.map(({ span, message }) => ({
    range: toRange(starts, span),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    code: 'configuration',
    message,
  }));
}
