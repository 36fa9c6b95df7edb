import picomatch from 'picomatch';
import { nearest } from '../../handbook/nearest';
import { RULE_CODES } from '../../rules/check';
import { UsageError } from './arguments';

type Matcher = (name: string) => boolean;

/** Whether a name is meant by one of the globs. No glob means every name; a glob also means the very name it spells. */
export function matcher(globs: readonly string[]): Matcher {
  if (globs.length === 0) return () => true;
  const plain = globs.map((glob) => glob.normalize().replace(/^(?:\.\/)+/, ''));
  const names = new Set(plain);
  const matchers = plain.map((glob) => picomatch(glob, { dot: true }));
  return (name) => names.has(name.normalize()) || matchers.some((matches) => matches(name.normalize()));
}

/** @throws UsageError when a glob means no rule: a typo must not pass for a clean handbook */
export function ruleMatcher(globs: readonly string[]): Matcher {
  for (const glob of globs) {
    if (RULE_CODES.some(matcher([glob]))) continue;
    const near = nearest(glob, RULE_CODES);
    const hint = near === null ? `There are: ${RULE_CODES.join(', ')}.` : `Did you mean "${near}"?`;
    throw new UsageError(`No rule is called "${glob}". ${hint}`);
  }
  return matcher(globs);
}
