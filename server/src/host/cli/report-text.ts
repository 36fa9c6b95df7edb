import type { Severity } from '../../handbook/configuration';
import type { Report, ReportedFinding } from './report-json';
import { type Terminal, visible } from './terminal';

type Colors = Terminal['colors'];

/** A longer message goes on below. */
const WIDEST_MESSAGE = 90;

const SEVERITIES: Readonly<
  Record<Severity, { readonly name: string; readonly color: 'red' | 'yellow' | 'blue' | 'gray' }>
> = {
  error: { name: 'error', color: 'red' },
  warning: { name: 'warning', color: 'yellow' },
  information: { name: 'info', color: 'blue' },
  hint: { name: 'hint', color: 'gray' },
};

/** The report for a person: the findings of each page under its name, and one line that sums up. */
export function reportText(report: Report, checked: number, colors: Colors): string {
  const pages = byFile(report.findings);
  const groups = [...pages].map(([file, findings]) => `${group(file, findings, colors)}\n`);
  return `${groups.join('')}${summary(report.findings, pages.size, checked, colors)}\n`;
}

function group(file: string, findings: readonly ReportedFinding[], colors: Colors): string {
  const places = findings.map(placeOf);
  const place = Math.max(...places.map(({ length }) => length));
  const severity = Math.max(...findings.map((finding) => SEVERITIES[finding.severity].name.length));
  const messages = findings.map((finding) => wrapped(visible(finding.message)));
  const message = Math.max(...messages.flat().map(({ length }) => length));
  const indent = ' '.repeat(place + severity + 6);
  const lines = findings.flatMap((finding, index) => {
    const { name, color } = SEVERITIES[finding.severity];
    const [said = '', ...more] = messages[index] ?? [];
    const columns = [
      colors.dim((places[index] ?? '').padStart(place)),
      colors[color](name.padEnd(severity)),
      said.padEnd(message),
      colors.dim(finding.rule),
    ];
    return [`  ${columns.join('  ')}`, ...more.map((line) => indent + line), ...proposal(finding, indent, colors)];
  });
  return [colors.underline(visible(file)), ...lines, ''].join('\n');
}

/** Lines of whole words; a longer word stands alone. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDEST_MESSAGE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function proposal({ fixes = [] }: ReportedFinding, indent: string, colors: Colors): string[] {
  const [first, ...others] = fixes;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : colors.dim(`, or ${count(others.length, 'other proposal')}`);
  return [`${indent}${colors.green(`→ ${visible(first.title)}`)}${more}`];
}

/** Line and column as editors show them, from 1. */
export function placeOf({ range }: Pick<ReportedFinding, 'range'>): string {
  return `${range.start.line + 1}:${range.start.character + 1}`;
}

function summary(findings: readonly ReportedFinding[], pages: number, checked: number, colors: Colors): string {
  if (findings.length === 0) return `No problems in ${count(checked, 'page')}.`;
  const color = findings.some(({ severity }) => severity === 'error') ? colors.red : colors.yellow;
  return color(colors.bold(`✖ ${problems(findings)} in ${pages} of ${count(checked, 'page')}`));
}

/** "3 problems (2 errors, 1 warning)" */
export function problems(findings: readonly Pick<ReportedFinding, 'severity'>[]): string {
  const counts = Object.entries(SEVERITIES).flatMap(([severity, { name }]) => {
    const found = findings.filter((finding) => finding.severity === severity).length;
    return found === 0 ? [] : [count(found, name)];
  });
  return `${count(findings.length, 'problem')} (${counts.join(', ')})`;
}

/** Findings under the file that they are in, in their order. */
export function byFile(findings: readonly ReportedFinding[]): ReadonlyMap<string, readonly ReportedFinding[]> {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const known = files.get(finding.file);
    if (known === undefined) files.set(finding.file, [finding]);
    else known.push(finding);
  }
  return files;
}

export const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
