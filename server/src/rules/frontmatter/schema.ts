import type { Severity } from '../../handbook/configuration';
import { type Expectation, isOwn, type Schema, typesInWords } from '../../handbook/schemas';
import type { Frontmatter, Span } from '../../page/page';
import type { Finding, Rule } from '../rule';
import { placeAt } from './places';
import { refusalsOf, severityOf } from './refusals';
import { schemaFixes } from './schema-fixes';
import { isGrave } from './slips';
import { type Violation, validate } from './validate';

/** Frontmatter that does not follow what its schemas ask, or with which the generator does not build the site. */
export const frontmatterSchema: Rule = {
  code: 'frontmatter/schema',
  severity: 'warning',
  *check({ path, page, expectations }) {
    const { frontmatter } = page;
    if (frontmatter === null) return;
    const finding = (span: Span, severity: Severity, message: string, subject: Finding['subject']): Finding => {
      return { rule: 'frontmatter/schema', severity, path, span, message, related: [], subject };
    };
    const { own, all } = expectations;
    if (own !== null && own.problem !== null) {
      yield finding(own.span, own.problem.severity, own.problem.message, { kind: 'own-schema' });
    }
    const said = new Set<string>();
    const wrong = new Set<string>();
    const data = dataOf(frontmatter);
    for (const expected of data === null ? [] : all) {
      for (const violation of refusalsOf(data ?? {}, expected, plainIn(frontmatter))) {
        const span = spanOf(frontmatter, violation);
        const message = refusalOf(violation, expected);
        // What the handbook itself expects is said before; others expect the same in other words.
        if (said.has(`${span.start} ${message}`) || (!isOwn(expected) && wrong.has(placeOf(violation)))) continue;
        said.add(`${span.start} ${message}`);
        wrong.add(placeOf(violation));
        yield finding(span, severityOf(violation, expected), message, { kind: 'schema', violation });
      }
    }
  },
  fixes: schemaFixes,
};

/** What a schema does not allow. */
export function violationsOf(frontmatter: Frontmatter, schema: Schema): readonly Violation[] {
  const data = dataOf(frontmatter);
  return data === null ? [] : validate(data, schema, plainIn(frontmatter));
}

/** Null where the site cannot read it, or reads it as something else, which is said first. */
function dataOf(frontmatter: Frontmatter): Schema | null {
  const { data, misplaced, problems } = frontmatter;
  return misplaced || problems.some(isGrave) ? null : (data ?? (isEmpty(frontmatter) ? {} : null));
}

const plainIn =
  (frontmatter: Frontmatter) =>
  (pointer: string): boolean =>
    placeAt(frontmatter, pointer)?.plain ?? false;

const isEmpty = ({ span, content }: Frontmatter): boolean => content.end > span.start && content.start === content.end;

const placeOf = ({ kind, pointer, key }: Violation): string => (kind === 'missing-key' ? `${pointer}/${key}` : pointer);

const ON_KEY: ReadonlySet<Violation['kind']> = new Set(['unknown-key', 'misspelt-key']);

function spanOf(frontmatter: Frontmatter, { kind, pointer }: Violation): Span {
  const { start } = frontmatter.span;
  const opening = { start, end: start + (frontmatter.content.start === start ? 1 : 3) };
  const place = placeAt(frontmatter, pointer);
  if (place === null) return opening;
  const isEmptyValue = place.value.start === place.value.end;
  return (ON_KEY.has(kind) || kind === 'missing-key' || isEmptyValue ? place.key : null) ?? place.value;
}

function refusalOf(violation: Violation, { generator, because }: Expectation): string {
  const beside = violation.beside === undefined ? '' : `Beside "${violation.beside}", `;
  const preposition = violation.kind === 'missing-key' ? 'without' : 'with';
  const built = generator === '' ? '' : `${generator} does not build the site ${preposition} it.`;
  return [beside + messageOf(violation), built, because].filter((part) => part !== '').join(' ');
}

/** A text that is none without quotes. */
const BARE = /^(?:true|false|-?\d+(?:\.\d+)?)$/i;

function valueInWords(value: unknown): string {
  if (value === null || value === '') return 'empty';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a group of keys' : JSON.stringify(value);
}

function messageOf({ kind, key, allowed, expected, value }: Violation): string {
  const types = typesInWords(expected.split(' or '));
  const values = allowed.slice(0, 12).map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  const list = values.join(', ') + (allowed.length > values.length ? ', …' : '');
  const is = valueInWords(value);
  switch (kind) {
    case 'missing-key':
      return `The key "${key}" is missing.`;
    case 'misspelt-key':
      return `There is no key "${key}", and "${list}" is missing. Upper and lower case count.`;
    case 'unknown-key':
      return allowed.length === 0 ? `There is no key "${key}".` : `There is no key "${key}". There are also: ${list}.`;
    case 'type':
      return typeof value === 'string' && BARE.test(value)
        ? `"${key}" must be ${types}, and in quotes ${is} is a text.`
        : `"${key}" must be ${types}, and it is ${is}.`;
    case 'date-as-text':
      return `"${key}" must be a text, and without quotes the site reads ${is} as a date.`;
    case 'choice':
      return allowed.length === 1
        ? `"${key}" must be ${list}, and it is ${is}.`
        : `"${key}" must be one of: ${list}. It is ${is}.`;
    case 'pattern':
      return `"${key}" must match ${expected}, and it is ${is}.`;
    case 'date':
      return `"${key}" must be a date such as 2024-02-01, and it is ${is}.`;
    case 'url':
      return `"${key}" must be ${expected === 'uri' ? 'a whole URL' : 'a URL or a path as it stands in one'}, and it is ${is}.`;
    case 'too-short':
      return `"${key}" must have at least ${expected}.`;
    case 'too-long':
      return `"${key}" must have at most ${expected}.`;
    case 'too-small':
      return `"${key}" must be at least ${expected}, and it is ${is}.`;
    case 'too-great':
      return `"${key}" must be at most ${expected}, and it is ${is}.`;
  }
}
