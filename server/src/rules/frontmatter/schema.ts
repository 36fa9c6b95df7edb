import { type Schema, typesInWords } from '../../handbook/schemas';
import type { Frontmatter, Span } from '../../page/page';
import type { Finding, Rule } from '../rule';
import { placeAt } from './places';
import { refusalsOf } from './refusals';
import { schemaFixes } from './schema-fixes';
import { isGrave } from './slips';
import { type Violation, validate } from './validate';

/** Frontmatter that does not follow the schema of the configuration, or with which the generator does not build the site. */
export const frontmatterSchema: Rule = {
  code: 'frontmatter/schema',
  severity: 'warning',
  *check({ path, page, schemas, site }) {
    const { frontmatter } = page;
    if (frontmatter === null) return;
    const said = new Set<string>();
    const wrong = new Set<string>();
    const say = (violation: Violation, message: string): Finding[] => {
      const span = spanOf(frontmatter, violation);
      const key = `${span.start} ${message}`;
      if (said.has(key)) return [];
      said.add(key);
      wrong.add(violation.pointer);
      const subject = { kind: 'schema', violation } as const;
      return [{ rule: 'frontmatter/schema', severity: 'warning', path, span, message, related: [], subject }];
    };
    for (const schema of schemas) {
      for (const violation of violationsOf(frontmatter, schema)) yield* say(violation, messageOf(violation));
    }
    const { reads, name } = site.profile;
    const data = reads === undefined ? null : dataOf(frontmatter);
    const refused = reads === undefined || data === null ? [] : refusalsOf(data, reads, plainIn(frontmatter));
    for (const violation of refused) {
      if (wrong.has(violation.pointer)) continue;
      yield* say(violation, refusalOf(violation, name));
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

const ON_KEY: ReadonlySet<Violation['kind']> = new Set(['unknown-key', 'misspelt-key']);

function spanOf(frontmatter: Frontmatter, { kind, pointer }: Violation): Span {
  const { start } = frontmatter.span;
  const opening = { start, end: start + (frontmatter.content.start === start ? 1 : 3) };
  const place = placeAt(frontmatter, pointer);
  if (place === null) return opening;
  const isEmptyValue = place.value.start === place.value.end;
  return (ON_KEY.has(kind) || kind === 'missing-key' || isEmptyValue ? place.key : null) ?? place.value;
}

function refusalOf(violation: Violation, generator: string): string {
  const beside = violation.beside === undefined ? '' : `Beside "${violation.beside}", `;
  const preposition = violation.kind === 'missing-key' ? 'without' : 'with';
  return `${beside}${messageOf(violation)} ${generator} does not build the site ${preposition} it.`;
}

function messageOf({ kind, key, allowed, expected, value }: Violation): string {
  const types = typesInWords(expected.split(' or '));
  const values = allowed.slice(0, 12).map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  const list = values.join(', ') + (allowed.length > values.length ? ', …' : '');
  const said = typeof value === 'string' ? value : JSON.stringify(value);
  const is =
    value === null ? 'empty' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a group of keys' : said;
  switch (kind) {
    case 'missing-key':
      return `The key "${key}" is missing.`;
    case 'misspelt-key':
      return `There is no key "${key}", and "${list}" is missing. Upper and lower case count.`;
    case 'unknown-key':
      return allowed.length === 0 ? `There is no key "${key}".` : `There is no key "${key}". There are also: ${list}.`;
    case 'type':
      return `"${key}" must be ${types}, and it is ${is}.`;
    case 'date-as-text':
      return `"${key}" must be a text, and without quotes the site reads ${said} as a date.`;
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
