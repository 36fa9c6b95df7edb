import { createHash } from 'node:crypto';
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver/node';
import type { Severity } from '../../handbook/configuration';
import { positionAt } from '../../page/lines';
import type { Page, Span } from '../../page/page';
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

/** Where the files of a folder are, and what stands in them. */
export interface Places {
  uri(path: string): string;
  /** Undefined for a page that was never read. */
  page(path: string): Page | undefined;
}

export function toRange(starts: ArrayLike<number>, { start, end }: Span): Range {
  return { start: positionAt(starts, start), end: positionAt(starts, end) };
}

/** Where a finding is marked: of a copied passage the first line alone, so that a page is not underlined from end to end. */
export function markedSpan({ subject, span }: Finding, page: Page): Span {
  if (subject.kind !== 'copies') return span;
  const line = /[^\r\n]*/.exec(page.text.slice(span.start, span.end))?.[0] ?? '';
  return { start: span.start, end: span.start + line.trimEnd().length };
}

export function toDiagnostic(finding: Finding, places: Places, abilities: Abilities): Diagnostic {
  const related = finding.related.flatMap(({ path, span, message }) => {
    const starts = places.page(path)?.lineStarts;
    return starts === undefined ? [] : [{ location: { uri: places.uri(path), range: toRange(starts, span) }, message }];
  });
  const page = places.page(finding.path);
  return {
    range: page === undefined ? toRange([0], finding.span) : toRange(page.lineStarts, markedSpan(finding, page)),
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
