import { isMap, visit } from 'yaml';
import type { Frontmatter, FrontmatterProblem, Span } from '../page';
import { diagnose } from './diagnose';
import { parseYaml, type YamlDocument } from './faults';
import { placesOf } from './places';
import { readPlainYaml } from './plain';

/** How many nodes the aliases of a frontmatter may stand for: enough for any author, too few to exhaust memory. */
const MAX_ALIASES = 100;

type Read = Pick<Frontmatter, 'data' | 'problems' | 'places'>;

/** Reads the YAML that stands at `content`, and says what is wrong with it. */
export function readYaml(text: string, content: Span): Read {
  const yaml = text.slice(content.start, content.end);
  const plain = readPlainYaml(yaml, content.start);
  return plain === null ? readAnyYaml(yaml, content) : { ...plain, problems: [] };
}

/** The same, of YAML in which anything may stand. */
export function readAnyYaml(yaml: string, content: Span): Read {
  try {
    const document = parseYaml(yaml);
    const problems = diagnose(document, yaml, content.start);
    const isRefused = document.errors.length > 0 || problems.some(({ slip }) => slip === 'duplicate-key');
    if (isRefused || !isMap(document.contents)) return broken(problems);
    const data = valuesOf(document);
    if (data !== null) return { data, problems, places: placesOf(document, yaml, content.start) };
    return broken(problems.length > 0 ? problems : [tooManyAliases(document, content)]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const span = { start: content.start, end: content.start + yaml.trimEnd().length };
    return broken([{ slip: 'depth', span, name: '', repairs: [] }]);
  }
}

const broken = (problems: readonly FrontmatterProblem[]): Read => ({ data: null, problems, places: [] });

/** JSON's values alone: what YAML has beyond them (`.inf`, keys that are no strings) cannot be written to a cache. */
function valuesOf(document: YamlDocument): Record<string, unknown> | null {
  try {
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: MAX_ALIASES })));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    // Names that stand for nothing, for too much, for themselves, or for what cannot be taken over.
    return null;
  }
}

function tooManyAliases(document: YamlDocument, { start, end }: Span): FrontmatterProblem {
  let span: Span = { start, end };
  visit(document, {
    Alias(_, { range }) {
      if (!range) return undefined;
      span = { start: start + range[0], end: start + range[1] };
      return visit.BREAK;
    },
  });
  return { slip: 'aliases', span, name: String(MAX_ALIASES), repairs: [] };
}
