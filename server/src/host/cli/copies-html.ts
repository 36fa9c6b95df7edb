import { firstWords } from '../../passages/reading';
import { stateInWords } from '../../rules/duplicate/state-in-words';
import { STYLE } from './copies-html-style';
import type { CopiesReport, ReportedCopies, ReportedDifference, ReportedPlace } from './copies-report';
import { count } from './report-text';

const STATES = [
  {
    state: 'drifted',
    title: 'Drifted apart',
    about: 'Copies of which one was changed: one of them may no longer hold.',
  },
  {
    state: 'identical',
    title: 'The same',
    about: 'Word for word on several pages: the next change may miss one of them.',
  },
  { state: 'reworded', title: 'In other words', about: 'Two pages say the same in different words.' },
] as const;

/** So many shared words around a difference are enough to find it by. */
const CONTEXT = 14;

/** The report as one page that needs nothing else: no script, no picture, no other file. */
export function copiesHtml({ copies, pages }: CopiesReport, hidden: number): string {
  const sections = STATES.map((each) => ({
    ...each,
    found: copies.filter(({ state }) => state === each.state),
  })).filter(({ found }) => found.length > 0);
  const title = `${count(copies.length, 'passage')} on several pages`;
  const links = sections.map(({ state, title: name, found }) => `<a href="#${state}">${found.length} ${name}</a>`);
  const more = hidden === 0 ? '' : ` Left out: ${hidden} more, likely meant to be as they are.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>Found on ${count(pages, 'page')}.${more} <del>Struck out</del> is what the first page says, <ins>underlined</ins> what the other one says instead.</p>
${links.length === 0 ? '' : `<nav>${links.join(' ')}</nav>\n`}</header>
<main>
${sections.map(({ state, title: name, about, found }) => `<h2 id="${state}">${name}</h2>\n<p>${about}</p>\n${found.map(article).join('')}`).join('')}</main>
</body>
</html>
`;
}

function article(copies: ReportedCopies): string {
  const { places, severity, words } = copies;
  const [first, ...others] = places;
  if (first === undefined) return '';
  const meta = [stateInWords(copies), count(places.length, 'place'), count(words, 'word')].join(' · ');
  return `<article class="${severity}">
<h3>${escaped(firstWords(first.text))}</h3>
<p class="meta">${meta}</p>
${placeName(first)}
${others.map((place) => `${placeName(place)}\n${difference(place, places)}`).join('')}</article>
`;
}

function placeName({ file, range, page, section }: ReportedPlace): string {
  const names = [page, section].filter((name, index, all) => name !== '' && name !== all[index - 1]);
  const name = names.length === 0 ? '' : `${escaped(names.join(' › '))} `;
  return `<p class="place">${name}<code>${escaped(file)}:${range.start.line + 1}</code></p>`;
}

function difference({ differs }: ReportedPlace, places: readonly ReportedPlace[]): string {
  if (differs === null) return '';
  const { words, history, from, text } = differs;
  const than = from === 0 ? '' : `Compared with ${places[from]?.file}: `;
  const said = [words === null ? '' : sentence(`${than}${words}.`), history ?? ''].filter((each) => each !== '');
  const about = said.map((each) => `<p>${escaped(each)}</p>\n`).join('');
  return text.some(({ side }) => side !== 'both') ? `${about}<blockquote>${marked(text)}</blockquote>\n` : about;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function marked(text: ReportedDifference['text']): string {
  return text
    .map(({ side, text: said }, index) => {
      if (side === 'both') return escaped(shortened(said, index > 0, index < text.length - 1));
      const tag = side === 'gone' ? 'del' : 'ins';
      return `<${tag}>${escaped(said)}</${tag}>`;
    })
    .join('');
}

/** The shared words around differences; those far from any are left out. */
function shortened(text: string, isBehindOne: boolean, isBeforeOne: boolean): string {
  const words = text.split(/(?<=\S)(?=\s)/);
  const [start, end] = [isBehindOne ? CONTEXT : 0, isBeforeOne ? CONTEXT : 0];
  if (words.length <= start + end + CONTEXT) return text;
  const before = start === 0 ? '' : `${words.slice(0, start).join('')} `;
  return `${before}[…]${end === 0 ? '' : words.slice(-end).join('')}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that a browser shows as it is, in an element and in a quoted attribute. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
