import type { FindingCounts, FolderStatus, HandbookStatus, Status } from '../../server/src/host/lsp/messages';

/** What the status bar shows. */
export interface StatusView {
  readonly text: string;
  /** In Markdown. */
  readonly tooltip: string;
  /** What a click does. */
  readonly command: string;
}

export interface Window {
  /** URI of the opened folder that the page at hand lies in; null without a Markdown page at hand. */
  readonly page: string | null;
  /** The built-in Markdown extension checks links too. */
  readonly checkedTwice: boolean;
  /** Whether the server is there. */
  readonly running: boolean;
  nameOf(folder: string): string;
}

const TWICE =
  'The setting `markdown.validate.enabled` is on, so broken links are shown twice: by VS Code as for GitHub, and by Handbook Keeper as for the published site.';

const STOPPED: StatusView = {
  text: '$(error) Handbook: stopped',
  tooltip: 'Handbook Keeper stopped. [Restart](command:handbook.restart) or [show the log](command:handbook.showLog).',
  command: 'handbook.restart',
};

/** Null where there is nothing to say: a window without a handbook is left alone. */
export function statusView({ folders }: Status, window: Window): StatusView | null {
  if (!window.running && folders.length > 0) return STOPPED;
  const reading = folders.find(({ state, handbooks }) => state === 'reading' && handbooks.length === 0);
  if (reading?.progress) return readingView(reading.progress, window.nameOf(reading.uri));
  const kept = folders.flatMap(({ uri, handbooks }) =>
    handbooks.map((handbook) => ({ handbook, folder: window.nameOf(uri) })),
  );
  if (kept.length > 0) {
    const sections = kept.map(({ handbook, folder }) => section(handbook, folder));
    return {
      text: `$(book) Handbook: ${problems(kept.reduce((sum, { handbook }) => sum + wrong(handbook.findings), 0))}`,
      tooltip: [...sections, ...(window.checkedTwice ? [TWICE] : []), 'Click to open the log.'].join('\n\n'),
      command: 'handbook.showLog',
    };
  }
  const here = folders.find(({ uri }) => uri === window.page);
  return here === undefined ? null : withoutHandbook(here, window);
}

function readingView({ read, total }: { read: number; total: number }, folder: string): StatusView {
  return {
    text: `$(sync~spin) Handbook: reading`,
    tooltip: `Reading ${escaped(folder)}: ${read} of ${total} pages.`,
    command: 'handbook.showLog',
  };
}

function withoutHandbook({ state }: FolderStatus, { page, nameOf }: Window): StatusView | null {
  const folder = escaped(nameOf(page ?? ''));
  switch (state) {
    case 'off':
    case 'reading':
      return null;
    case 'stopped':
      return {
        text: '$(book) Handbook: reading stopped',
        tooltip: `The reading of ${folder} was stopped. [Check whole handbook](command:handbook.checkAll)`,
        command: 'handbook.checkAll',
      };
    case 'failed':
      return {
        text: '$(error) Handbook: not read',
        tooltip: `${folder} could not be read. The log tells why. [Show log](command:handbook.showLog)`,
        command: 'handbook.showLog',
      };
    case 'ready':
      return {
        text: '$(book) Handbook: none found',
        tooltip: `No handbook was found in ${folder}, so only links on open pages are checked, as on GitHub. [Check this folder as a handbook](command:handbook.checkFolder)`,
        command: 'handbook.checkFolder',
      };
  }
}

function section({ root, because, pages, findings, problems: mistakes }: HandbookStatus, folder: string): string {
  const lines = [
    `**${escaped([folder, root].filter(Boolean).join('/'))}**`,
    `${escaped(because)}.`,
    `${counted(pages, 'page')}, ${said(findings)}.`,
    ...(mistakes === 0 ? [] : [`\`handbook.config.json\` has ${counted(mistakes, 'mistake')}.`]),
  ];
  return lines.join('  \n');
}

/** What is wrong; what is merely told, the tooltip counts too. */
const wrong = ({ error, warning }: FindingCounts): number => error + warning;

const problems = (count: number): string => (count === 0 ? 'no problems' : counted(count, 'problem'));

function said({ error, warning, information, hint }: FindingCounts): string {
  const parts = [
    ...(error === 0 ? [] : [counted(error, 'error')]),
    ...(warning === 0 ? [] : [counted(warning, 'warning')]),
    ...(information === 0 ? [] : [`${information} information`]),
    ...(hint === 0 ? [] : [counted(hint, 'hint')]),
  ];
  return parts.length === 0 ? 'nothing found' : parts.join(', ');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]()#+!<>|~$-]/g, '\\$&');
