import { createHash } from 'node:crypto';
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver/node';
import type { Severity } from '../../handbook/configuration';
import { positionAt } from '../../page/lines';
import type { Span } from '../../page/page';
import type { Finding } from '../../rules/rule';
import type { Abilities } from './abilities';

/** Who says it, as shown beside each message. */
export const SOURCE = 'Handbook Keeper';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Where the files of a folder are, and how their text is cut into lines. */
export interface Places {
  uri(path: string): string;
  /** Offset of the first character of each line; undefined for a page that was never read. */
  lineStarts(path: string): readonly number[] | undefined;
}

export function toRange(starts: readonly number[], { start, end }: Span): Range {
  return { start: positionAt(starts, start), end: positionAt(starts, end) };
}

export function toDiagnostic(finding: Finding, places: Places, abilities: Abilities): Diagnostic {
  const related = finding.related.flatMap(({ path, span, message }) => {
    const starts = places.lineStarts(path);
    return starts === undefined ? [] : [{ location: { uri: places.uri(path), range: toRange(starts, span) }, message }];
  });
  return {
    range: toRange(places.lineStarts(finding.path) ?? [0], finding.span),
    severity: SEVERITIES[finding.severity],
    source: SOURCE,
    code: finding.rule,
    message: finding.message,
    ...(abilities.codeLinks && abilities.rulePages !== null
      ? { codeDescription: { href: `${abilities.rulePages}${finding.rule}` } }
      : {}),
    ...(abilities.relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** The same for the same diagnostics, whenever they are made. */
export function fingerprint(diagnostics: readonly Diagnostic[]): string {
  return createHash('sha1').update(JSON.stringify(diagnostics)).digest('base64url').slice(0, 16);
}
