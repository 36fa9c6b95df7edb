import { nearest } from '../../handbook/nearest';
import { SCHEMA_KEY } from '../../handbook/own-schema';
import { readPattern } from '../../handbook/patterns';
import { isSchema, referred, type Schema } from '../../handbook/schemas';
import { isDay } from '../../page/yaml/days';
import { isDateOfJavaScript, isUriReference, isUrl } from './formats';

/** Something that a schema does not allow. */
export interface Violation {
  readonly kind:
    | 'missing-key'
    | 'unknown-key'
    | 'misspelt-key'
    | 'type'
    | 'date-as-text'
    | 'choice'
    | 'pattern'
    | 'date'
    | 'url'
    | 'too-short'
    | 'too-long'
    | 'too-small'
    | 'too-great';
  /** JSON pointer of the value, or of the key's mapping for `missing-key`. */
  readonly pointer: string;
  readonly key: string;
  /** Values or keys that are allowed. */
  readonly allowed: readonly unknown[];
  /** A type, a pattern or a limit. */
  readonly expected: string;
  readonly value: unknown;
  /** Another key and its value, `draft: true`, that ask for it. */
  readonly beside?: string;
}

/** Schemas that refer to each other in a circle end here. */
const MAX_DEPTH = 64;
/** And those that branch while they do so: more than a page of any author takes, and done at once. */
const MOST_CHECKS = 10_000;

type Data = Readonly<Record<string, unknown>>;

/**
 * The part of JSON Schema that frontmatter needs; keywords that are not known allow everything.
 * @param isPlain whether the value at a pointer is written without quotes: then a site reads `2024-02-01` as a date
 */
export function validate(data: unknown, root: Schema, isPlain: (pointer: string) => boolean): Violation[] {
  return new Validation(root, isPlain).check(data, root, '', '', 0);
}

class Validation {
  readonly #root: Schema;
  readonly #isPlain: (pointer: string) => boolean;
  #checks = 0;

  constructor(root: Schema, isPlain: (pointer: string) => boolean) {
    this.#root = root;
    this.#isPlain = isPlain;
  }

  check(value: unknown, schema: unknown, pointer: string, key: string, depth: number): Violation[] {
    if (!isSchema(schema) || depth > MAX_DEPTH || this.#checks >= MOST_CHECKS) return [];
    this.#checks += 1;
    const say = (kind: Violation['kind'], expected: string, allowed: readonly unknown[] = []): Violation[] => [
      { kind, pointer, key, allowed, expected, value },
    ];
    if (typeof schema.$ref === 'string')
      return this.check(value, referred(this.#root, schema.$ref), pointer, key, depth + 1);

    const choices = 'const' in schema ? [schema.const] : schema.enum;
    if (Array.isArray(choices) && !choices.some((choice) => isSame(choice, value))) return say('choice', '', choices);
    const types = [schema.type].flat().filter((type) => typeof type === 'string');
    if (types.length > 0 && !types.some((type) => isOfType(value, type))) return say('type', types.join(' or '));
    if (isDate(value) && types.length === 1 && types[0] === 'string' && !LEAVES_OPEN.some((word) => word in schema)) {
      if (this.#isPlain(pointer)) return say('date-as-text', 'string');
    }
    return [
      ...textProblems(value, schema).flatMap(([kind, expected]) => say(kind, expected)),
      ...numberProblems(value, schema).flatMap(([kind, expected]) => say(kind, expected)),
      ...this.#combined(value, schema, pointer, key, depth),
      ...(Array.isArray(value) ? this.#list(value, schema, pointer, key, depth) : []),
      ...(isSchema(value) ? this.#mapping(value, schema, pointer, depth) : []),
    ];
  }

  #combined(value: unknown, schema: Schema, pointer: string, key: string, depth: number): Violation[] {
    const found = listOf(schema.allOf).flatMap((part) => this.check(value, part, pointer, key, depth + 1));
    for (const options of [listOf(schema.anyOf), listOf(schema.oneOf)]) {
      const tried = options.map((option) => this.check(value, option, pointer, key, depth + 1));
      // What the likeliest of the alternatives misses.
      const [best] = tried.sort((a, b) => a.length - b.length);
      found.push(...(best ?? []));
    }
    return found;
  }

  #list(items: readonly unknown[], schema: Schema, pointer: string, key: string, depth: number): Violation[] {
    const limits: [Violation['kind'], boolean, unknown][] = [
      ['too-short', items.length < Number(schema.minItems ?? 0), schema.minItems],
      ['too-long', items.length > Number(schema.maxItems ?? Number.POSITIVE_INFINITY), schema.maxItems],
    ];
    return [
      ...limits.flatMap(([kind, isBroken, limit]): Violation[] =>
        isBroken ? [{ kind, pointer, key, allowed: [], expected: counted(limit, 'item'), value: items }] : [],
      ),
      ...items.flatMap((item, index) => this.check(item, schema.items, `${pointer}/${index}`, key, depth + 1)),
    ];
  }

  #mapping(data: Data, schema: Schema, pointer: string, depth: number): Violation[] {
    const properties = isSchema(schema.properties) ? schema.properties : {};
    const known = Object.keys(properties);
    const required = listOf(schema.required).filter((key) => typeof key === 'string');
    const unknown = new Set(Object.keys(data).filter((key) => !Object.hasOwn(properties, key)));
    const at = (key: string): string => `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const isClosed = schema.additionalProperties === false;
    const found: Violation[] = [];
    for (const key of required.filter((name) => !Object.hasOwn(data, name))) {
      // One misspelt key is one finding, not a key too many and one too few.
      const meant = nearest(key, isClosed ? unknown : [...unknown].filter((name) => startsAlike(name, key)));
      if (meant !== null) unknown.delete(meant);
      found.push(
        meant === null
          ? { kind: 'missing-key', pointer, key, allowed: [], expected: '', value: properties[key] }
          : { kind: 'misspelt-key', pointer: at(meant), key: meant, allowed: [key], expected: '', value: null },
      );
    }
    const free = known.filter((name) => !Object.hasOwn(data, name));
    for (const key of unknown) {
      if ((pointer === '' && key === SCHEMA_KEY) || matchesAny(key, schema.patternProperties)) continue;
      if (isClosed) {
        found.push({ kind: 'unknown-key', pointer: at(key), key, allowed: free, expected: '', value: null });
      } else found.push(...this.check(data[key], schema.additionalProperties, at(key), key, depth + 1));
    }
    for (const key of known) {
      if (Object.hasOwn(data, key)) found.push(...this.check(data[key], properties[key], at(key), key, depth + 1));
    }
    return found;
  }
}

/** With one of these, a schema of texts is about what stands in the file, a date too. */
const LEAVES_OPEN = ['format', 'pattern', 'enum', 'const'];

function textProblems(value: unknown, schema: Schema): [Violation['kind'], string][] {
  if (typeof value !== 'string') return [];
  const found: [Violation['kind'], string][] = [];
  const { pattern, format, minLength, maxLength } = schema;
  if (typeof pattern === 'string' && readPattern(pattern)?.test(value) === false) found.push(['pattern', pattern]);
  if (format === 'date' && !isDate(value)) found.push(['date', format]);
  if (format === 'date-of-javascript' && !isDateOfJavaScript(value)) found.push(['date', format]);
  if (format === 'uri' && !isUrl(value)) found.push(['url', format]);
  if (format === 'uri-reference' && !isUriReference(value)) found.push(['url', format]);
  if (typeof minLength === 'number' && [...value].length < minLength)
    found.push(['too-short', counted(minLength, 'character')]);
  if (typeof maxLength === 'number' && [...value].length > maxLength)
    found.push(['too-long', counted(maxLength, 'character')]);
  return found;
}

function numberProblems(value: unknown, { minimum, maximum }: Schema): [Violation['kind'], string][] {
  if (typeof value !== 'number') return [];
  if (typeof minimum === 'number' && value < minimum) return [['too-small', String(minimum)]];
  return typeof maximum === 'number' && value > maximum ? [['too-great', String(maximum)]] : [];
}

export function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isSchema(value);
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}

/** Where other keys may stand, `name` is none that was to be `date`. */
const startsAlike = (one: string, other: string): boolean =>
  one.charAt(0).toLowerCase() === other.charAt(0).toLowerCase();
const counted = (count: unknown, what: string): string => (count === 1 ? `1 ${what}` : `${count} ${what}s`);
const isDate = (value: unknown): boolean => typeof value === 'string' && isDay(value);
const matchesAny = (key: string, patterns: unknown): boolean =>
  isSchema(patterns) && Object.keys(patterns).some((pattern) => readPattern(pattern)?.test(key) ?? true);
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
