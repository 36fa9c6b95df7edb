import { isSchema, type Schema } from '../../handbook/schemas';

/**
 * Data as a generator reads it that converts values to the types of its schema: a number is a text as well, and a text may
 * stand for a number, `true` or `false`.
 * @param except pointers of values that stay as they are
 */
export function converted(data: Schema, schema: Schema, except: readonly string[], at = ''): Schema {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return [key, convertedValue(value, own, except, `${at}/${key}`)];
    }),
  );
}

function convertedValue(value: unknown, schema: unknown, except: readonly string[], at: string): unknown {
  if (!isSchema(schema) || except.includes(at)) return value;
  if (Array.isArray(value))
    return value.map((item, index) => convertedValue(item, schema.items, except, `${at}/${index}`));
  if (isSchema(value)) return converted(value, schema, except, at);
  const types = [schema.type].flat();
  if (typeof value === 'number') return types.includes('string') && !types.includes('number') ? String(value) : value;
  if (typeof value !== 'string' || types.includes('string')) return value;
  if (types.includes('number') && NUMBER.test(value)) return Number(value);
  return types.includes('boolean') && SWITCH.test(value) ? value.toLowerCase() === 'true' : value;
}

const NUMBER = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const SWITCH = /^(?:true|false)$/i;
