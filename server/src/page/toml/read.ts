import { TomlError } from 'smol-toml';
import type { Frontmatter, FrontmatterPlace, FrontmatterProblem, Span } from '../page';
import { impossibleDay } from '../yaml/days';
import { problemOf } from '../yaml/working';
import { parseToml } from './parse';
import { placesOf } from './places';
import { slipsIn } from './slips';

type Read = Pick<Frontmatter, 'data' | 'problems' | 'places'>;

/** Reads the TOML that stands at `content`, and says what is wrong with it: the first slip, as no more is known. */
export function readToml(text: string, content: Span): Read {
  const toml = text.slice(content.start, content.end);
  try {
    const data = parseToml(toml);
    const places = placesOf(toml, content.start);
    return { data, problems: impossibleDays(places, text), places };
  } catch (error) {
    if (error instanceof TomlError) return { data: null, problems: [diagnose(toml, content.start, error)], places: [] };
    if (!(error instanceof RangeError)) throw error;
    const span = { start: content.start, end: content.start + toml.trimEnd().length };
    return { data: null, problems: [{ slip: 'depth', span, name: '', repairs: [] }], places: [] };
  }
}

/** The likeliest slip on the line of the fault, or on the one above, whose repair makes the TOML read on. */
function diagnose(toml: string, start: number, error: TomlError): FrontmatterProblem {
  const lines = [...toml.matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)];
  for (const number of [error.line - 1, error.line - 2]) {
    const line = lines[number]?.[1] ?? '';
    const at = lines[number]?.index ?? 0;
    for (const slip of slipsIn(line, error.column - 1, { line: at, toml })) {
      const { edit } = slip;
      const after = toml.slice(0, at + edit.start) + edit.newText + toml.slice(at + edit.end);
      if (readsOn(after, error.line)) return problemOf({ start: start + at, lineEnd: '' }, slip);
    }
  }
  const found = lines[error.line - 1];
  const [line, at] = [found?.[1] ?? '', start + (found?.index ?? toml.length)];
  const end = line.trimEnd().length;
  const from = Math.min(error.column - 1, Math.max(0, end - 1));
  const said = /^Invalid TOML document: ([^\n]*)/.exec(error.message)?.[1] ?? error.message;
  return { slip: 'other', span: { start: at + from, end: at + Math.max(end, from + 1) }, name: said, repairs: [] };
}

/** Of a day that the calendar lacks, the parser makes another day, and Hugo an error. */
function impossibleDays(places: readonly FrontmatterPlace[], text: string): FrontmatterProblem[] {
  return places.flatMap(({ value }) => {
    const day = impossibleDay(text.slice(value.start, value.end));
    if (day === null) return [];
    const span = { start: value.start, end: value.start + day.written.length };
    return [{ slip: 'impossible-date', span, name: day.written, repairs: [{ span, newText: day.meant }] }];
  });
}

function readsOn(toml: string, line: number): boolean {
  try {
    parseToml(toml);
    return true;
  } catch (error) {
    return error instanceof TomlError && error.line > line;
  }
}
