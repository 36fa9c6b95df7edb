import type { Expression, Step } from './expression';

type Schema = Readonly<Record<string, unknown>>;

interface Property {
  readonly schema: Schema;
  readonly required: boolean;
}

/** What asks for less than the whole type; that it asks for it is not looked at. */
const NARROWER = new Set([
  ...['min', 'max', 'length', 'nonempty', 'email', 'url', 'uuid', 'regex', 'startsWith', 'endsWith', 'includes'],
  ...['datetime', 'int', 'positive', 'negative', 'nonnegative', 'nonpositive', 'finite', 'multipleOf', 'gt', 'gte'],
  ...['lt', 'lte', 'trim', 'toLowerCase', 'toUpperCase', 'refine', 'superRefine', 'transform'],
]);
/** What an object as a whole may be said to be. */
const OF_OBJECTS = new Set(['strict', 'passthrough', 'strip', 'refine', 'superRefine', 'transform']);

/**
 * A JSON Schema of what is written as `z.object({ … })`; null for anything else. A key whose value is not of known forms
 * is left out, so that nothing is said of it.
 */
export function schemaOfZod(expression: Expression | undefined): Schema | null {
  if (expression?.kind !== 'chain') return null;
  const [library, object, ...more] = expression.steps;
  const [fields] = object?.args ?? [];
  if (library?.name !== 'z' || object?.name !== 'object' || fields?.kind !== 'object') return null;
  if (!more.every(({ name, args }) => args !== null && OF_OBJECTS.has(name))) return null;
  const properties = [...fields.entries].flatMap(([key, value]) => {
    const property = propertyOf(value);
    return property === null ? [] : [[key, property] as const];
  });
  return {
    type: 'object',
    required: properties.flatMap(([key, { required }]) => (required ? [key] : [])),
    properties: Object.fromEntries(properties.map(([key, { schema }]) => [key, schema])),
  };
}

function propertyOf(expression: Expression | undefined): Property | null {
  if (expression?.kind !== 'chain') return null;
  const { steps } = expression;
  const start = steps.findIndex(({ args }) => args !== null);
  const path = steps.slice(0, start + 1).map(({ name }) => name);
  const type = steps[start];
  const schema = type === undefined ? null : typed(path.join('.'), type, expression);
  if (schema === null) return null;
  const isObject = path.at(-1) === 'object';
  return steps.slice(start + 1).reduce<Property | null>((known, step) => known && modified(known, step, isObject), {
    schema,
    required: true,
  });
}

function typed(path: string, { args }: Step, whole: Expression): Schema | null {
  const [first] = args ?? [];
  switch (path) {
    case 'z.string':
    case 'z.number':
    case 'z.boolean':
      return { type: path.slice(2) };
    // A date without quotes is one, and what is coerced may be written in many ways.
    case 'z.date':
    case 'z.coerce.date':
    case 'z.coerce.string':
    case 'image':
    case 'reference':
      return {};
    case 'z.array': {
      const items = propertyOf(first);
      return items === null ? { type: 'array' } : { type: 'array', items: items.schema };
    }
    case 'z.enum': {
      const allowed =
        first?.kind === 'list' ? first.items.map((item) => (item.kind === 'value' ? item.value : null)) : [];
      return allowed.length > 0 && !allowed.includes(null) ? { enum: allowed } : null;
    }
    case 'z.literal':
      return first?.kind === 'value' ? { const: first.value } : null;
    case 'z.object':
      return whole.kind === 'chain' ? schemaOfZod({ kind: 'chain', steps: whole.steps.slice(0, 2) }) : null;
    default:
      return null;
  }
}

function modified({ schema, required }: Property, { name, args }: Step, isObject: boolean): Property | null {
  const [value] = args ?? [];
  const said = value?.kind === 'value' ? value.value : undefined;
  switch (name) {
    case 'optional':
      return { schema, required: false };
    case 'nullable':
      return { schema: orNull(schema), required };
    case 'nullish':
      return { schema: orNull(schema), required: false };
    case 'default':
      return { schema: said === undefined ? schema : { ...schema, default: said }, required: false };
    case 'describe':
      return { schema: typeof said === 'string' ? { ...schema, description: said } : schema, required };
    default:
      return args !== null && (isObject ? OF_OBJECTS : NARROWER).has(name) ? { schema, required } : null;
  }
}

function orNull(schema: Schema): Schema {
  if (Array.isArray(schema.enum)) return { ...schema, enum: [...schema.enum, null] };
  if ('const' in schema) return { enum: [schema.const, null] };
  return typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema;
}
