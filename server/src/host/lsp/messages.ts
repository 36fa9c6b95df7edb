import type { WorkspaceEdit } from 'vscode-languageserver/node';

/** What client and server say to each other beyond the Language Server Protocol. Both sides rest on this file. */
export const MESSAGES = {
  /** Client → server, request: read everything anew. */
  checkAll: 'handbook/checkAll',
  /** Client → server, request: the preferred fixes of all pages as one `WorkspaceEdit`, or null where there are none. */
  fixAll: 'handbook/fixAll',
  /** Client → server, request with `HeadingParams`: the words of the heading there, or null. */
  heading: 'handbook/heading',
  /** Client → server, request with `RenameHeadingParams`: a `WorkspaceEdit`, or null where the words make no heading. */
  renameHeading: 'handbook/renameHeading',
  /** Client → server, request with `MovePageParams`: a `WorkspaceEdit` that moves the page too, or null. */
  movePage: 'handbook/movePage',
  /** Server → client, notification with `MovedPages`: pages were moved outside of the editor, and links broke. */
  movedPages: 'handbook/movedPages',
  /** Client → server, request with `UpdateMovedParams`: a `WorkspaceEdit` that repairs these links, or null. */
  updateMoved: 'handbook/updateMoved',
  /** Server → client, notification with `OldAddresses`: pages were moved in the editor, and got other addresses. */
  oldAddresses: 'handbook/oldAddresses',
  /** Client → server, request with `UpdateMovedParams`: a `WorkspaceEdit` that adds redirects from these, or null. */
  addRedirects: 'handbook/addRedirects',
  /** Client → server, notification: the author came to trust the workspace. */
  trusted: 'handbook/trusted',
  /** Client → server, notification: the window has the focus again, so files may have changed without notice. */
  focused: 'handbook/focused',
  /** Client → server, request with `{ uri }` of a page: `LinkedFrom`. */
  linkedFrom: 'handbook/linkedFrom',
  /** Client → server, request: the pages that no other page links to, as `PageName[]`. */
  unlinked: 'handbook/unlinked',
  /** Client → server, request with `{ uri }` of the page at hand, or null: the folders with pages as `PageFolder[]`, its own first. */
  pageFolders: 'handbook/pageFolders',
  /** Client → server, request with `NewPageParams`: the page as a `Draft`, or `Refused`. */
  newPage: 'handbook/newPage',
  /** Client → server, request with a `PageFolder`: the configuration of its handbook as a `Draft`, or `Refused`. */
  createConfiguration: 'handbook/createConfiguration',
  /** Client → server, request with a `PageFolder`: what its pages do, as a `SchemaDraft`, or `Refused`. */
  writeSchema: 'handbook/writeSchema',
  /** Client → server, request with `UseSchemaParams`: a `WorkspaceEdit` of the configuration, or `Refused`. */
  useSchema: 'handbook/useSchema',
  /** Server → client, notification with a `Status`. */
  status: 'handbook/status',
  /** Server → client, notification: an author writes a link, and VS Code's own suggestions of paths are on. */
  suggestsBeside: 'handbook/suggestsBeside',
  /** Server → client, request with `{ uri }`: `DirectoryEntry[]`, or null where there is no folder. For folders on no disk. */
  readDirectory: 'handbook/readDirectory',
  /** Client → server, request with a `Comparison`: its `Compared`. */
  compare: 'handbook/compare',
  /** Server → client, notification with `{ uri }`: a page that was compared has changed. Said once until it is again. */
  pageChanged: 'handbook/pageChanged',
  /** Client → server, request: the passages that stand on several pages, as `CopiesShown`. */
  copies: 'handbook/copies',
  /** Client → server, request with `{ uri }`: the words of a page that differ from a copy, as `Place[]`. */
  differences: 'handbook/differences',
  /** Server → client, notification with `CopiesChanged`: something else is said of copies than before. */
  copiesChanged: 'handbook/copiesChanged',
  /** Server → client, request with `{ uri }`: a file's bytes in Base64, or null where it cannot be read. */
  readFile: 'handbook/readFile',
} as const;

/** The client's own command behind "Compare with …", with an `OpenComparison`. */
export const COMPARE = 'handbook.compare';

/** The client's own command that opens a page at a place, with an `OpenPlace`. */
export const OPEN_PLACE = 'handbook.openPlace';

/** The client's own command behind a fix that is looked at before it is made, with a `PreviewedFix`. */
export const PREVIEW = 'handbook.previewFix';

export interface InitializationOptions {
  /** Whether the author trusts the workspace; without trust no other program is started. */
  readonly trusted?: boolean;
  /** Path of a folder in which the server may keep what it can do without; none: nothing is kept. */
  readonly storage?: string;
  /** The client says itself what is wrong with the JSON of an open file. */
  readonly checksJson?: boolean;
  /** The client has the commands that open comparisons and places, and shows copies in a view. */
  readonly comparesCopies?: boolean;
  /** It has the command that shows the edits of a fix before they are made. */
  readonly previewsFixes?: boolean;
  /** It has the commands that ask the author for a heading's new words and a page's new place. */
  readonly asksAuthor?: boolean;
  /** It has VS Code's command that suggests what may stand at the cursor. */
  readonly suggestsAgain?: boolean;
  /** VS Code's own Markdown extension is there too. */
  readonly besideMarkdown?: boolean;
  /** What opens a rule's page, but for the rule's code at its end: `vscode://handbook-keeper.handbook-keeper/rules/`. */
  readonly rulePages?: string;
}

export interface HeadingParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export interface RenameHeadingParams extends HeadingParams {
  readonly words: string;
}

/** Both are URIs. */
export interface MovePageParams {
  readonly from: string;
  readonly to: string;
}

export interface MovedPages {
  /** URI of the opened folder. */
  readonly folder: string;
  /** How many links the moves broke. */
  readonly links: number;
}

export interface OldAddresses {
  /** URI of the opened folder. */
  readonly folder: string;
  /** How many pages may have a redirect from their old address. */
  readonly pages: number;
}

/** A folder of a handbook's pages. */
export interface PageFolder {
  /** URI of the opened folder; the others are paths in it, '' for itself. */
  readonly folder: string;
  /** Of the handbook. */
  readonly root: string;
  readonly path: string;
  /** How many pages are in it, and in the folders in it. */
  readonly pages: number;
}

export interface NewPageParams extends PageFolder {
  readonly title: string;
}

/** A file that is not there yet. */
export interface Draft {
  readonly uri: string;
  /** Relative to the opened folder. */
  readonly path: string;
  /** Creates it. */
  readonly edit: WorkspaceEdit;
  /** Where its author goes on. */
  readonly cursor: { readonly line: number; readonly character: number };
}

/** Why something is not done, in a sentence for the author; and the file that stands in its way. */
export interface Refused {
  readonly problem: string;
  readonly uri: string | null;
}

export interface SchemaDraft extends Draft {
  /** How many pages have frontmatter, and how many of them do otherwise. */
  readonly pages: number;
  readonly unlike: number;
}

export interface UseSchemaParams extends PageFolder {
  /** URI of the schema's file. */
  readonly schema: string;
}

export type UpdateMovedParams = Pick<MovedPages, 'folder'>;

export interface DirectoryEntry {
  readonly name: string;
  readonly folder: boolean;
}

/** A passage of a page beside its copy on another page. */
export interface Comparison {
  /** URIs of the page, and of the page with the copy. */
  readonly page: string;
  readonly other: string;
  readonly place: ComparedPlace;
}

/** Where the passage stood on its page, and its copy on the other page, when they were compared last. */
export interface ComparedPlace {
  readonly own: { readonly start: number; readonly end: number };
  readonly span: { readonly start: number; readonly end: number };
}

/** What the page would say with the copy's words, and where the two stand now. */
export interface Compared {
  readonly text: string;
  readonly place: ComparedPlace;
}

/** A comparison as it is opened. */
export interface OpenComparison extends Comparison {
  readonly title: string;
  /** Where the passage starts on the page. */
  readonly at: { readonly line: number; readonly character: number };
}

/** A stretch of a page. */
export interface Place {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface OpenPlace {
  readonly uri: string;
  readonly range: Place;
}

/** The passages that stand on several pages, the worst first. `none`: there is no handbook. */
export interface CopiesShown {
  readonly state: 'reading' | 'none' | 'ready';
  readonly groups: readonly ShownCopies[];
}

export interface ShownCopies {
  readonly state: 'drifted' | 'identical' | 'reworded';
  /** The history proves that they have drifted. */
  readonly proven: boolean;
  /** What the passage begins with. */
  readonly title: string;
  /** How they stand to each other: "drifted since 1 Feb 2024". */
  readonly about: string;
  /** Of the longest. */
  readonly words: number;
  readonly places: readonly ShownPlace[];
}

export interface ShownPlace extends PageName, OpenPlace {
  /** The section's heading; empty where there is none. */
  readonly section: string;
  /** What is said of it. */
  readonly message: string;
  /** Beside the copy that the message is about; null where there is nothing to compare. */
  readonly comparison: OpenComparison | null;
}

export interface CopiesChanged {
  /** How many passages have drifted. */
  readonly drifted: number;
}

/** A fix whose edits an author is to see first. */
export interface PreviewedFix {
  readonly title: string;
  readonly edit: WorkspaceEdit;
  /** What to look at when it is made: some of what differs stays as it is. */
  readonly compare: OpenComparison | null;
}

/** How the opened folders stand. */
export interface Status {
  readonly folders: readonly FolderStatus[];
}

export interface FolderStatus {
  readonly uri: string;
  /** `off`: the settings say so. `stopped`: the author stopped the reading. */
  readonly state: 'off' | 'reading' | 'ready' | 'stopped' | 'failed';
  /** While reading: how far. */
  readonly progress: { readonly read: number; readonly total: number } | null;
  readonly handbooks: readonly HandbookStatus[];
}

export interface HandbookStatus {
  /** Relative to the opened folder; '' is the folder itself. */
  readonly root: string;
  /** The site, and why it is this one. */
  readonly because: string;
  readonly pages: number;
  readonly findings: FindingCounts;
  /** How many things are wrong with its configuration file. */
  readonly problems: number;
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

export interface PageName {
  readonly uri: string;
  readonly title: string;
  /** Relative to the opened folder. */
  readonly path: string;
}

/** The other pages that link to a page. `elsewhere`: it is no page of a handbook. */
export interface LinkedFrom {
  readonly state: 'reading' | 'elsewhere' | 'ready';
  readonly pages: readonly (PageName & { readonly links: readonly LinkLine[] })[];
}

/** A link's destination, and the line that it stands on. */
export interface LinkLine {
  readonly line: number;
  readonly character: number;
  readonly end: number;
  readonly text: string;
}
