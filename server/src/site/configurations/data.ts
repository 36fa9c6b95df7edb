import { parseYaml } from '../../page/yaml/faults';

type Values = Record<string, unknown>;

/** YAML, and JSON with it. Empty when it cannot be read. */
export function yaml(text: string): Values {
  try {
    const document = parseYaml(text);
    return document.errors.length > 0 ? {} : record(document.toJS());
  } catch {
    return {};
  }
}

/**
 * TOML as far as configurations of sites need it: tables, and keys with a text, a number, a truth value or a list of
 * texts on one line. The rest is left out.
 */
export function toml(text: string): Values {
  const values: Values = {};
  let table: Values = values;
  for (const line of text.split(/\r\n?|\n/)) {
    const header = /^\s*\[{1,2}([^\][]+)\]{1,2}\s*(?:#.*)?$/.exec(line)?.[1];
    if (header !== undefined) {
      table = header.split('.').reduce<Values>((outer, name) => within(outer, bare(name)), values);
      continue;
    }
    const equals = line.indexOf('=');
    const value = equals < 0 ? undefined : scalar(line.slice(equals + 1).trim());
    if (value === undefined) continue;
    const names = line.slice(0, equals).split('.').map(bare);
    const last = names.pop() ?? '';
    names.reduce<Values>(within, table)[last] = value;
  }
  return values;
}

function within(outer: Values, name: string): Values {
  const inner = Object.hasOwn(outer, name) ? record(outer[name]) : {};
  if (name !== '__proto__') outer[name] = inner;
  return inner;
}

function scalar(text: string): string | number | boolean | string[] | undefined {
  const quoted = /^(?:"([^"]*)"|'([^']*)')/.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  if (/^(?:true|false)\b/.test(text)) return text.startsWith('true');
  if (/^-?\d/.test(text)) return Number.parseFloat(text);
  if (text.startsWith('[')) return [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map((item) => item[1] ?? item[2] ?? '');
  return undefined;
}

const bare = (name: string): string => name.trim().replace(/^["']|["']$/g, '');

export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const record = (value: unknown): Values => (isRecord(value) ? value : {});

export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

export const string = (value: unknown): string | null => (typeof value === 'string' ? value : null);
