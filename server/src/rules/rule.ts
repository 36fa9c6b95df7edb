import type { Severity } from '../handbook/configuration';
import type { Custom } from '../handbook/custom';
import type { Edit } from '../handbook/edit';
import type { Expectations } from '../handbook/expectations';
import type { Oddity } from '../handbook/habits/oddity';
import type { Handbook } from '../handbook/handbook';
import type { Agreement } from '../history/agreement';
import type { History } from '../history/history';
import type { FrontmatterProblem, Link, Page, Span } from '../page/page';
import type { Copied, Copy } from '../passages/copies';
import type { Site } from '../site/profile';
import type { Target } from '../site/resolve';
import type { Destination } from '../site/spell';
import type { Violation } from './frontmatter/validate';

/** Stable: codes stand in settings, comments and CI. */
export type RuleCode =
  | 'link/missing-page'
  | 'link/missing-anchor'
  | 'link/missing-asset'
  | 'link/wrong-case'
  | 'link/undefined-reference'
  | 'link/redirected'
  | 'frontmatter/syntax'
  | 'frontmatter/missing'
  | 'frontmatter/schema'
  | 'frontmatter/unlike-others'
  | 'duplicate/identical'
  | 'duplicate/drifted'
  | 'duplicate/reworded'
  | 'ignore/unused';

/** Something on a page that an author should know. It knows nothing of an editor. */
export interface Finding {
  readonly rule: RuleCode;
  readonly severity: Severity;
  readonly path: string;
  readonly span: Span;
  /** For an author: what is wrong, where it leads, what to do. */
  readonly message: string;
  readonly related: readonly Related[];
  /** What the rule needs to make its fixes. */
  readonly subject: LinkSubject | ReferenceSubject | FrontmatterSubject | CopiesSubject | { readonly kind: 'comment' };
}

export interface Related {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

export interface LinkSubject {
  readonly kind: 'link';
  readonly link: Link;
  readonly target: Target;
}

export interface ReferenceSubject {
  readonly kind: 'reference';
  readonly label: string;
  readonly text: string;
}

export type FrontmatterSubject =
  | { readonly kind: 'frontmatter'; readonly problem: FrontmatterProblem }
  | { readonly kind: 'no-frontmatter' }
  | { readonly kind: 'schema'; readonly violation: Violation }
  | { readonly kind: 'own-schema' }
  | { readonly kind: 'unlike-others'; readonly oddity: Oddity };

export interface CopiesSubject {
  readonly kind: 'copies';
  /** The likest first. */
  readonly copies: readonly Copy[];
  /** The one that the message is about, and what the history proves of it. */
  readonly first: Copy;
  readonly past: Agreement | null;
}

export interface Fix {
  readonly title: string;
  /** Where the proposal comes from, in the author's words: "moved in a75f61e, 2024-02-01". Empty when the title says it. */
  readonly why: string;
  /** Nearly certain: "fix all" applies it. */
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
  readonly create: readonly NewFile[];
  /** Where a link leads then, so that others can be led there too. */
  readonly goal?: Destination;
  /** Where an author is to look at each edit before it is made. */
  readonly review?: Review;
}

export interface Review {
  /** The copy to be compared with afterwards: some of what differs stays as it is. */
  readonly compare: Copy | null;
}

/** What an author is offered to click on: the fix and where it comes from. */
export const titleOf = ({ title, why }: Pick<Fix, 'title' | 'why'>): string =>
  why === '' ? title : `${title} (${why})`;

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A page under check: what a rule may look at. */
export interface Subject {
  readonly path: string;
  readonly page: Page;
  readonly site: Site;
  /** Each link of the page with where it leads. */
  readonly targets: readonly { readonly link: Link; readonly target: Target }[];
  /** Whether the other pages have frontmatter, as far as they are an example for this one. */
  custom(asked: Custom): boolean;
  /** What is expected of this page's frontmatter. */
  readonly expectations: Expectations;
  /** Regions of the page that stand on other pages too. */
  readonly copies: readonly Copied[];
  /** How the page's frontmatter differs from what the other pages do. */
  readonly oddities: readonly Oddity[];
  /** What the history knows of a region and its copy; null while that is not known. */
  past(copy: Copy): Agreement | null;
  /** Whether another likely reading of the site finds that this link works: the name of that site. */
  contradicted(link: Link): string | null;
}

export interface FixContext {
  readonly handbook: Handbook;
  readonly history: History;
  /** A page's present text. */
  text(path: string): Promise<string>;
  /** What the history knows of a passage and its copy; null while that is not known. */
  past(copy: Copy): Agreement | null;
  /** Awaited in long work, so that other work of the process gets its turn. */
  pause(): Promise<unknown>;
}

/** One file a rule. `check` is a pure function of the page and the handbook; fixes are made when asked for. */
export interface Rule {
  readonly code: RuleCode;
  readonly severity: Severity;
  check(subject: Subject): Iterable<Finding>;
  fixes(finding: Finding, context: FixContext): Promise<readonly Fix[]>;
}

const LOWER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'hint',
  hint: 'hint',
};

/** One level less sure. */
export const lower = (severity: Severity): Severity => LOWER[severity];
