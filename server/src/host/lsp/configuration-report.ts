import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import { readConfiguration } from '../../handbook/configuration';
import { lineStarts } from '../../page/lines';
import { RULE_CODES } from '../../rules/check';
import { SITE_IDS } from '../../site/configuration';
import { SOURCE, toRange } from './diagnostics';

/** What is wrong with a `handbook.config.json`. */
export function checkConfiguration(text: string): Diagnostic[] {
  const starts = lineStarts(text);
  const { problems } = readConfiguration(text, { sites: SITE_IDS, rules: RULE_CODES });
  return problems.map(({ span, message }) => ({
    range: toRange(starts, span),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    code: 'configuration',
    message,
  }));
}
