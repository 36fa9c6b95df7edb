import { basename } from 'node:path/posix';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import { CONFIGURATION_FILE } from '../../handbook/configuration';
import { loadConfiguration } from '../../handbook/discover';
import type { FileSource } from '../../handbook/files';
import { lineStarts } from '../../page/lines';
import { RULE_CODES } from '../../rules/check';
import { SOURCE, toRange } from './diagnostics';

export const isConfiguration = (path: string): boolean => basename(path) === CONFIGURATION_FILE;

/**
 * What is wrong with a `handbook.config.json`.
 * @param syntax whether mistakes in the JSON itself are said too
 */
export async function checkConfiguration(
  path: string,
  text: string,
  source: FileSource,
  syntax: boolean,
): Promise<Diagnostic[]> {
  const starts = lineStarts(text);
  const { problems } = await loadConfiguration(path, text, source, RULE_CODES);
  const said = problems.filter((problem) => syntax || !problem.syntax);
  return said.map(({ span, message }) => ({
    range: toRange(starts, span),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    code: 'configuration',
    message,
  }));
}
