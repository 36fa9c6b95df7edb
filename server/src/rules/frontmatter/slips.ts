import type { FrontmatterProblem, FrontmatterSlip } from '../../page/page';

/** What an author is told about a slip, and what its repair is called. */
interface Words {
  readonly message: (name: string) => string;
  readonly title: (name: string) => string;
  /** Nothing else can have been meant. */
  readonly certain: boolean;
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

const QUOTE = 'Put the value into quotes';

const SLIPS: Readonly<Record<FrontmatterSlip, Words>> = {
  unclosed: {
    message: (name) =>
      name === ''
        ? 'This frontmatter has no end: a line "---" is missing below its last key. Until then the site prints it, or takes the page for frontmatter.'
        : `Frontmatter ends with a line of three hyphens, "---". This line is "${name}", so it goes on.`,
    title: (name) => (name === '' ? 'End the frontmatter with "---"' : `Change "${name}" to "---"`),
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
  'equals-sign': {
    message: (key) => `A colon belongs between "${key}" and its value.`,
    title: () => 'Change = to a colon',
    certain: true,
  },
  'no-colon': {
    message: () => 'This line is neither "key: value" nor an item of a list.',
    title: (key) => `Make "${key}" a key`,
    certain: false,
  },
  'duplicate-key': {
    message: (key) => `"${key}" stands in this frontmatter twice, and only one of them can count.`,
    title: (key) => `Remove this "${key}"`,
    certain: false,
  },
  other: {
    message: (said) => `The site cannot read the frontmatter from here on: ${said.replace(/\.$/, '')}.`,
    title: () => '',
    certain: false,
  },
};

export const messageOf = ({ slip, name }: FrontmatterProblem): string => SLIPS[slip].message(name);
export const titleOf = ({ slip, name }: FrontmatterProblem): string => SLIPS[slip].title(name);
export const isCertain = ({ slip }: FrontmatterProblem): boolean => SLIPS[slip].certain;
