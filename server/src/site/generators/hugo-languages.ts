import { basename, dirname, inFolder } from '../url';

/** Languages of a site, the default one first; none when there is but one. */
export interface Languages {
  readonly languages: readonly string[];
}

/** The languages' folders: `de/x` and `x.de` are published as `/de/x/`, those of the default language without it. */
export function inLanguage(path: string, options: Languages): string {
  const [main] = options.languages;
  const named = languageOf(path, options);
  const plain = withoutLanguage(path, options);
  return named === null || named === main ? plain : inFolder(named, plain);
}

/** The language that a path names; null for none. */
export function languageOf(path: string, { languages }: Languages): string | null {
  return languages.find((language) => path.startsWith(`${language}/`) || path.endsWith(`.${language}`)) ?? null;
}

export function withoutLanguage(path: string, options: Languages): string {
  const language = languageOf(path, options);
  if (language === null) return path;
  const bare = path.startsWith(`${language}/`) ? path.slice(language.length + 1) : path.slice(0, -language.length - 1);
  return /^_?index$/.test(basename(bare)) ? dirname(bare) : bare;
}
