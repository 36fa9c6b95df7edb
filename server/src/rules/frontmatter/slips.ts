import type { Severity } from '../../handbook/configuration';
import type { FrontmatterProblem, FrontmatterSlip } from '../../page/page';

/** What an author is told about a slip, and what its repair is called. */
interface Words {
  readonly message: (name: string) => string;
  readonly title: (name: string) => string;
  /** Nothing else can have been meant. */
  readonly certain: boolean;
  /** How much it matters where the frontmatter is read all the same, as it may be meant so; else it is an error. */
  readonly read?: Severity;
}

const NAMES: Readonly<Record<string, string>> = {
  '{{': 'a template tag, which is not run here',
  '{%': 'a template tag, which is not run here',
  '[': 'a list',
  '{': 'a mapping',
  '*': 'the name of another value',
  '&': 'a name for the value',
  '!': 'a type',
  '|': 'a text over several lines',
  '>': 'a text over several lines',
};

/** A line that was meant as `---`; with spaces before them, they are the hyphens already. */
const nearly = (name: string): string => (name === '---' ? 'has spaces before them' : `is "${name}"`);
const toHyphens = (name: string): string =>
  name === '---' ? 'Remove the spaces before "---"' : `Change "${name}" to "---"`;

const QUOTE = 'Put the value into quotes';

const SLIPS: Readonly<Record<FrontmatterSlip, Words>> = {
  unclosed: {
    message: (name) =>
      name === ''
        ? 'This frontmatter has no end: a line "---" is missing below its last key. Until then the site prints it, or takes the page for frontmatter.'
        : `Frontmatter ends with a line of three hyphens, "---". This line ${nearly(name)}, so it goes on.`,
    title: (name) => (name === '' ? 'End the frontmatter with "---"' : toHyphens(name)),
    certain: true,
  },
  unopened: {
    message: (name) =>
      name === ''
        ? 'This looks like frontmatter, and the line "---" above its first key is missing. So readers see it as text.'
        : `Frontmatter begins with a line of three hyphens, "---". This line ${nearly(name)}, so readers see it as text.`,
    title: (name) => (name === '' ? 'Begin the frontmatter with "---"' : toHyphens(name)),
    certain: true,
  },
  doubled: {
    message: () => 'Frontmatter ends at this second "---", before its first key. So readers see its keys as text.',
    title: () => 'Remove the second "---"',
    certain: true,
  },
  'no-keys': {
    message: () =>
      'Frontmatter is made of lines such as "title: Pay". There is no key here, so the site cannot read it.',
    title: () => '',
    certain: false,
  },
  aliases: {
    message: (limit) =>
      `The names with "*" in this frontmatter stand for more than ${limit} values. It is not read further: write out what is needed.`,
    title: () => '',
    certain: false,
  },
  depth: {
    message: () => 'This frontmatter is nested too deep to be read.',
    title: () => '',
    certain: false,
  },
  tab: {
    message: () => 'A tab cannot indent a line of frontmatter: the site takes spaces alone.',
    title: () => 'Indent with spaces',
    certain: true,
  },
  'open-quote': {
    message: (quote) => `This quote is never closed: a ${quote} is missing at the end of the value.`,
    title: (quote) => `Close the quote with ${quote}`,
    certain: true,
  },
  'inner-quote': {
    message: (quote) => `The value ends at this ${quote}, and text follows: it needs other quotes around it.`,
    title: () => 'Put other quotes around the value',
    certain: true,
  },
  'smart-quotes': {
    message: (value) =>
      `Curly quotes are letters like others, so they do not hold this value together: readers see ${value}.`,
    title: () => 'Change to straight quotes',
    certain: false,
    read: 'warning',
  },
  'open-bracket': {
    message: (closing) => `This bracket is never closed: a ${closing} is missing.`,
    title: (closing) => `Close the bracket with ${closing}`,
    certain: false,
  },
  'first-character': {
    message: (first) =>
      first in NAMES
        ? `A value that begins with ${first} is read as ${NAMES[first]}. It needs quotes around it.`
        : `A value cannot begin with ${first} unless it stands in quotes.`,
    title: () => QUOTE,
    certain: true,
  },
  'space-after-colon': {
    message: (key) => `A space is missing after the colon, so "${key}" is no key.`,
    title: () => 'Insert a space after the colon',
    certain: true,
  },
  'space-after-dash': {
    message: () => 'A space is missing after the hyphen, so this is no item of the list.',
    title: () => 'Insert a space after the hyphen',
    certain: true,
  },
  'colon-in-value': {
    message: () => 'A colon with a space behind it starts a new key: a value that has one needs quotes around it.',
    title: () => QUOTE,
    certain: true,
  },
  'list-on-key-line': {
    message: (key) => `The list of "${key}" begins on the next line, not behind the key.`,
    title: () => 'Move the item to a line of its own',
    certain: true,
  },
  backslash: {
    message: () => 'A backslash in double quotes has a meaning of its own. In single quotes it is a backslash.',
    title: () => 'Change to single quotes',
    certain: true,
  },
  indentation: {
    message: (key) =>
      key === ''
        ? 'This item does not stand below the other items, so it is no part of their list.'
        : `"${key}" does not stand below the other keys, so it is no part of them.`,
    title: (key) => `Align with the other ${key === '' ? 'items' : 'keys'}`,
    certain: false,
  },
  'no-colon-sign': {
    message: (key) => `A colon belongs between "${key}" and its value.`,
    title: () => 'Change to a colon',
    certain: true,
  },
  'no-colon': {
    message: () => 'This line is neither "key: value" nor an item of a list.',
    title: (key) => `Make "${key}" a key`,
    certain: false,
  },
  'no-equals-sign': {
    message: (key) => `Between lines "+++", an equals sign belongs between "${key}" and its value.`,
    title: () => 'Put an equals sign there',
    certain: true,
  },
  'no-value': {
    message: () => 'Between lines "+++", no key goes without a value: an empty text is "".',
    title: () => 'Insert ""',
    certain: false,
  },
  capitals: {
    message: (written) => `Between lines "+++", ${written} is written in small letters.`,
    title: () => 'Change to small letters',
    certain: true,
  },
  'no-quotes': {
    message: () => 'Between lines "+++", a text stands in quotes.',
    title: () => QUOTE,
    certain: true,
  },
  'no-comma': {
    message: () => 'A comma is missing here, before the next key or item.',
    title: () => 'Insert a comma',
    certain: true,
  },
  'no-json': {
    message: () =>
      'The site cannot read the frontmatter from here on: in JSON, keys and texts stand in straight double quotes, and commas stand in between.',
    title: () => '',
    certain: false,
  },
  'double-quotes': {
    message: () => 'In JSON, keys and texts stand in straight double quotes.',
    title: () => 'Put it into double quotes',
    certain: true,
  },
  'lone-quote': {
    message: () => 'The text ends at this ", and more follows: inside a text of JSON, \\" stands for a quote.',
    title: () => 'Change the quotes inside to \\"',
    certain: true,
  },
  'lone-backslash': {
    message: () => 'In JSON, a backslash has a meaning of its own: two of them stand for one.',
    title: () => 'Write each backslash twice',
    certain: true,
  },
  'json-comment': {
    message: () => 'JSON has no comments.',
    title: () => 'Remove the comment',
    certain: true,
  },
  'no-dash': {
    message: () => 'This line stands among the items of a list, and the hyphen of an item is missing.',
    title: () => 'Insert a hyphen',
    certain: true,
  },
  'dashed-key': {
    message: (key) => `The hyphen makes "${key}" an item of a list, and frontmatter is made of keys.`,
    title: () => 'Remove the hyphen',
    certain: false,
  },
  'doubled-colon': {
    message: (key) => `The first of two colons belongs to the key, so this is no "${key}".`,
    title: () => 'Remove the second colon',
    certain: true,
  },
  'value-before-list': {
    message: (key) => `"${key}" has a value on its own line, so what follows below it is not read as a list.`,
    title: () => 'Make it the first item of the list',
    certain: false,
  },
  'text-indentation': {
    message: (key) => `If this line goes on with the text of "${key}", it has to stand further in than the key.`,
    title: () => 'Indent the line',
    certain: false,
  },
  bullet: {
    message: (sign) => `An item of a list begins with a hyphen here, not with ${sign}.`,
    title: (sign) => `Change ${sign} to a hyphen`,
    certain: true,
  },
  'comment-sign': {
    message: (sign) => `A comment begins with # here, not with ${sign}.`,
    title: () => 'Change to a # comment',
    certain: true,
  },
  'space-before-comment': {
    message: () => 'A space is missing before the #, so this is no comment.',
    title: () => 'Insert a space before the #',
    certain: true,
  },
  'strange-space': {
    message: () => 'This white space is not made of spaces, as pasted text has it: it counts as letters.',
    title: () => 'Change to spaces',
    certain: true,
  },
  'extra-sign': {
    message: (sign) => `This ${sign} is one too many.`,
    title: (sign) => `Remove the ${sign}`,
    certain: true,
  },
  'wrong-bracket': {
    message: (sign) => `The list or mapping does not end with ${sign}: the bracket that opens it is another one.`,
    title: (sign) => `Change ${sign} to the right bracket`,
    certain: true,
  },
  'no-bracket': {
    message: (opening) => `This bracket is never opened: a ${opening} is missing, so the value is a text and no list.`,
    title: (opening) => `Open the bracket with ${opening}`,
    certain: false,
    read: 'warning',
  },
  hash: {
    message: (written) => `From # on it is a comment, so "${written}" is left out of the value.`,
    title: () => QUOTE,
    certain: false,
    read: 'warning',
  },
  'impossible-date': {
    message: (written) => `The calendar has no ${written}.`,
    title: () => 'Change to the nearest date',
    certain: false,
  },
  'yes-or-no': {
    message: (written) => `Some sites read ${written} as true or false, and others as the text "${written}".`,
    title: () => 'Change to true or false',
    certain: true,
    read: 'hint',
  },
  'list-as-text': {
    message: (key) => `The "${key}" is one text, and in brackets it is read as a list.`,
    title: () => QUOTE,
    certain: false,
    read: 'warning',
  },
  'duplicate-key': {
    message: (key) => `"${key}" stands in this frontmatter twice, and only one of them can count.`,
    title: (key) => `Remove this "${key}"`,
    certain: false,
    read: 'warning',
  },
  other: {
    message: (said) => `The site cannot read the frontmatter from here on: ${said.replace(/\.$/, '')}.`,
    title: () => '',
    certain: false,
  },
};

export const messageOf = ({ slip, name }: FrontmatterProblem): string => SLIPS[slip].message(name);
export const titleOf = ({ slip, name }: FrontmatterProblem): string => SLIPS[slip].title(name);
/** @param isRead whether the site reads the frontmatter, if as something else than what was meant */
export const severityOf = ({ slip }: FrontmatterProblem, isRead: boolean): Severity =>
  (isRead ? SLIPS[slip].read : undefined) ?? 'error';
/** Until it is put right, nothing else can be said of the frontmatter. */
export const isGrave = (problem: FrontmatterProblem): boolean => severityOf(problem, true) !== 'hint';
export const isCertain = ({ slip }: FrontmatterProblem): boolean => SLIPS[slip].certain;
