import { parseToml } from '../../page/toml/parse';
import { parseYaml } from '../../page/yaml/faults';
import { readPlainYaml } from '../../page/yaml/plain';

type Values = Record<string, unknown>;

/** YAML, and JSON with it. Empty when it cannot be read. */
export function yaml(text: string): Values {
  const plain = readPlainYaml(text, 0);
  if (plain !== null) return plain.data;
  try {
    const document = parseYaml(text);
    return document.errors.length > 0 ? {} : record(document.toJS());
  } catch {
    return {};
  }
}

/** Empty when it cannot be read. */
export function toml(text: string): Values {
  try {
    return parseToml(text);
  } catch {
    return {};
  }
}

export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const record = (value: unknown): Values => (isRecord(value) ? value : {});

export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

export const string = (value: unknown): string | null => (typeof value === 'string' ? value : null);
