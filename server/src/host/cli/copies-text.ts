import { firstWords } from '../../passages/reading';
import { stateInWords } from '../../rules/duplicate/state-in-words';
import type { CopiesReport, ReportedCopies, ReportedPlace } from './copies-report';
import { count } from './report-text';
import { type Terminal, visible } from './terminal';

type Colors = Terminal['colors'];

/** The report for a person: each passage by its first words, where it stands, and what differs. */
export function copiesText({ copies, pages }: CopiesReport, hidden: number, colors: Colors): string {
  const groups = copies.map((each) => `${group(each, colors)}\n`);
  return `${groups.join('')}${summary(copies, pages, hidden, colors)}\n`;
}

function group(copies: ReportedCopies, colors: Colors): string {
  const { places, severity } = copies;
  const color =
    severity === 'warning' || severity === 'error' ? colors.yellow : severity === 'hint' ? colors.gray : colors.blue;
  const head = `${color(stateInWords(copies))}  ${colors.underline(visible(firstWords(places[0]?.text ?? '')))}`;
  const lines = places.flatMap((place) => [
    `  ${visible(place.file)}:${place.range.start.line + 1}${colors.dim(visible(nameOf(place)))}`,
    ...differences(place, copies).map((line) => `      ${visible(line)}`),
  ]);
  return [head, ...lines, ''].join('\n');
}

const nameOf = ({ section, page }: ReportedPlace): string => {
  const name = section === '' ? page : section;
  return name === '' ? '' : `  ${name}`;
};

function differences({ differs }: ReportedPlace, { places, state }: ReportedCopies): string[] {
  if (differs === null) return [];
  const { words, history, from } = differs;
  const than = from === 0 ? '' : `compared with ${places[from]?.file}: `;
  const same = state === 'identical' ? [] : ['the same'];
  return [...(words === null ? same : [than + words]), ...(history === null ? [] : [history])];
}

function summary(copies: readonly ReportedCopies[], pages: number, hidden: number, colors: Colors): string {
  const more =
    hidden === 0
      ? ''
      : ` ${hidden} more ${hidden === 1 ? 'is' : 'are'} likely meant so: --hints shows ${hidden === 1 ? 'it' : 'them'}.`;
  if (copies.length === 0) return `No passage stands on several of ${count(pages, 'page')}.${more}`;
  const states = (['drifted', 'identical', 'reworded'] as const).flatMap((state) => {
    const found = copies.filter((each) => each.state === state).length;
    return found === 0 ? [] : [`${found} ${state}`];
  });
  const passages = `${count(copies.length, 'passage')} on several of ${count(pages, 'page')}`;
  return colors.bold(`${passages}: ${states.join(', ')}.`) + more;
}
