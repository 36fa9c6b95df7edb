import { isSchema, referred, type Schema } from './schemas';

/** A part of a schema that says something about one value, and the schema that its references look into. */
interface Part {
  readonly root: Schema;
  readonly schema: Schema;
}

/** What schemas say about one value, in the words of an author's help. */
export interface Described {
  readonly description: string;
  readonly types: readonly string[];
  /** The only values that are allowed; empty where others are too. */
  readonly allowed: readonly unknown[];
  /** Values that an author may want, the allowed ones first. */
  readonly proposed: readonly unknown[];
  /** Undefined without one. */
  readonly default: unknown;
}

/** A key that schemas know. */
export interface KnownKey extends Described {
  readonly required: boolean;
  /** Which of the layers knows it first. */
  readonly layer: number;
}

/** Schemas of one origin together; where two layers speak of the same, the first is right. */
export type Layers = readonly (readonly Schema[])[];

/** What schemas say about the value under some keys, the outermost first; `items`: about the items of its list. */
export function describedAt(layers: Layers, keys: readonly string[], items = false): Described {
  return layers
    .map((schemas) => {
      const parts = partsAt(schemas, keys);
      return described(items ? whole(parts.flatMap(itemsOf)) : parts);
    })
    .reduce(over, described([]));
}

/** The keys that schemas know in the mapping under some keys, or in each mapping of a list. */
export function keysKnown(layers: Layers, keys: readonly string[]): ReadonlyMap<string, KnownKey> {
  const known = new Map<string, KnownKey>();
  for (const [layer, schemas] of layers.entries()) {
    const all = withItems(partsAt(schemas, keys));
    const required = new Set(all.flatMap(({ schema }) => listOf(schema.required)));
    for (const name of new Set(all.flatMap(({ schema }) => Object.keys(propertiesOf(schema))))) {
      const about = described(whole(all.flatMap((part) => under(part, name))));
      const before = known.get(name);
      known.set(
        name,
        before === undefined
          ? { ...about, required: required.has(name), layer }
          : { ...before, ...over(before, about), required: before.required || required.has(name) },
      );
    }
  }
  return known;
}

function partsAt(schemas: readonly Schema[], keys: readonly string[]): Part[] {
  let parts = whole(schemas.map((schema) => ({ root: schema, schema })));
  for (const key of keys) parts = whole(withItems(parts).flatMap((part) => under(part, key)));
  return parts;
}

const withItems = (parts: readonly Part[]): Part[] => whole([...parts, ...parts.flatMap(itemsOf)]);

function over(first: Described, second: Described): Described {
  const isLimited = first.types.length > 0 || first.allowed.length > 0;
  const { types, allowed, proposed } = isLimited ? first : second;
  const standard = first.default ?? second.default;
  return { description: first.description || second.description, types, allowed, proposed, default: standard };
}

/** Parts with those that they refer to and consist of, each once: what refers to itself ends. */
function whole(parts: readonly Part[]): Part[] {
  const found = new Map<Schema, Part>();
  const waiting = [...parts];
  for (const part of waiting) {
    if (found.has(part.schema)) continue;
    found.set(part.schema, part);
    const { root, schema } = part;
    const others = [
      typeof schema.$ref === 'string' ? referred(root, schema.$ref) : null,
      ...[schema.allOf, schema.anyOf, schema.oneOf].flatMap(listOf),
    ];
    waiting.push(...others.flatMap((other) => partOf(root, other)));
  }
  return [...found.values()];
}

const partOf = (root: Schema, schema: unknown): Part[] => (isSchema(schema) ? [{ root, schema }] : []);
const itemsOf = ({ root, schema }: Part): Part[] => partOf(root, schema.items);

function under({ root, schema }: Part, key: string): Part[] {
  const properties = propertiesOf(schema);
  return partOf(root, Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties);
}

function described(parts: readonly Part[]): Described {
  const schemas = parts.map(({ schema }) => schema);
  const said = schemas.flatMap(
    ({ markdownDescription, description, title }) => markdownDescription ?? description ?? title ?? [],
  );
  const types = schemas.flatMap(({ type }) => [type].flat()).filter((type) => typeof type === 'string');
  const [standard] = schemas.flatMap((schema) => ('default' in schema ? [schema.default] : []));
  const allowed = schemas.flatMap((schema) => ('const' in schema ? [schema.const] : listOf(schema.enum)));
  const either = types.includes('boolean') ? [true, false] : [];
  const proposed = [...allowed, ...either, ...schemas.flatMap(({ examples }) => listOf(examples)), standard];
  return {
    description: said.find((each) => typeof each === 'string') ?? '',
    types: [...new Set(types)],
    allowed: distinct(allowed),
    proposed: distinct(proposed.filter((value) => value !== undefined)),
    default: standard,
  };
}

const distinct = (values: readonly unknown[]): unknown[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
const propertiesOf = ({ properties }: Schema): Schema => (isSchema(properties) ? properties : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
