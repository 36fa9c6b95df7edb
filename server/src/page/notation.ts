import { jsonNotation } from './json/notation';
import type { Frontmatter } from './page';
import { tomlNotation } from './toml/notation';
import { yamlNotation } from './yaml/write';

/** How a language of frontmatter writes keys and values. */
export interface Notation {
  /** @param like the key that stood there, whose quotes it takes as far as they can hold it */
  key(name: string, like?: string): string;
  /** On one line. */
  value(value: unknown): string;
  /** A text in the quotes of the one that stood there, as far as they can hold it. */
  text(text: string, like: string): string;
  /** A key with its value, or with a value that is empty. */
  entry(name: string, value: unknown): string;
  /** A whole frontmatter between its lines, with a line break at its end. */
  lines(data: Readonly<Record<string, unknown>>): string;
}

const NOTATIONS: Readonly<Record<Frontmatter['language'], Notation | null>> = {
  yaml: yamlNotation,
  toml: tomlNotation,
  json: jsonNotation,
  other: null,
};

/** Null for a language that is not written here. */
export const notationOf = ({ language }: Pick<Frontmatter, 'language'>): Notation | null => NOTATIONS[language];
