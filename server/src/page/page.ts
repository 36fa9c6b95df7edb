/**
 * What a page says, read once from its text. Plain data, but that its words are numbers that this process alone knows.
 * All offsets are UTF-16 code units from the start of the text, as in the Language Server Protocol.
 */
export interface Page {
  /** What it was read from. */
  readonly text: string;
  /** Offset of the first character of each line; line 0 starts at 0. `\n`, `\r\n` and `\r` end a line. */
  readonly lineStarts: Int32Array;
  readonly frontmatter: Frontmatter | null;
  readonly headings: readonly Heading[];
  /** `id` and `name` attributes of HTML elements, those of HTML headings too. */
  readonly htmlAnchors: readonly HtmlAnchor[];
  readonly links: readonly Link[];
  readonly undefinedReferences: readonly UndefinedReference[];
  readonly ignores: readonly IgnoreComment[];
  readonly passages: readonly Passage[];
  /** The words of all passages, lower-cased and without markup, by their ids; and where each starts in the text. */
  readonly words: Int32Array;
  readonly offsets: Int32Array;
  /**
   * Names of template tags whose output is not known from the text, each once: `include`, `for`, `hint`, …;
   * `{{` stands for an output tag in the prose. A site profile knows which of them may add headings.
   */
  readonly templateTags: readonly string[];
}

/** A page without what it may share with others. */
export type Outline = Omit<Page, 'passages' | 'words' | 'offsets'>;

/** Half-open range of offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Frontmatter {
  /** `other`: not read here, though its site reads it. */
  readonly language: 'yaml' | 'toml' | 'json' | 'other';
  /** The block with both `---` or `+++` lines; where the second is missing, up to where it is meant to end. */
  readonly span: Span;
  /** What stands between them; JSON may stand without them. */
  readonly content: Span;
  /** The mapping, as plain values; null when it is broken, no mapping, or in a language that is not read. */
  readonly data: Readonly<Record<string, unknown>> | null;
  /** The block starts after blank lines, so no generator reads it: it is printed on the page. */
  readonly misplaced: boolean;
  /** What a site would not accept, or would read as something else than what was meant. */
  readonly problems: readonly FrontmatterProblem[];
  /** Where each value of `data` stands. Tables of TOML may name one key several times. */
  readonly places: readonly FrontmatterPlace[];
}

/**
 * What an author did. `unclosed`, `unopened`: no `---` at the end, or at the start. `doubled`: two at the start. `no-keys`: it is no list of keys. `aliases`, `depth`: it is too
 * much to read. `other`: `name` is all that the YAML parser can say.
 */
export type FrontmatterSlip =
  | 'unclosed'
  | 'unopened'
  | 'doubled'
  | 'no-keys'
  | 'aliases'
  | 'depth'
  | 'tab'
  | 'open-quote'
  | 'inner-quote'
  | 'smart-quotes'
  | 'open-bracket'
  | 'first-character'
  | 'space-after-colon'
  | 'space-after-dash'
  | 'colon-in-value'
  | 'list-on-key-line'
  | 'backslash'
  | 'indentation'
  | 'no-colon-sign'
  | 'no-equals-sign'
  | 'no-value'
  | 'capitals'
  | 'no-quotes'
  | 'no-comma'
  | 'no-json'
  | 'double-quotes'
  | 'lone-quote'
  | 'lone-backslash'
  | 'json-comment'
  | 'no-colon'
  | 'no-dash'
  | 'dashed-key'
  | 'doubled-colon'
  | 'value-before-list'
  | 'text-indentation'
  | 'bullet'
  | 'comment-sign'
  | 'space-before-comment'
  | 'strange-space'
  | 'extra-sign'
  | 'wrong-bracket'
  | 'no-bracket'
  | 'hash'
  | 'impossible-date'
  | 'yes-or-no'
  | 'list-as-text'
  | 'duplicate-key'
  | 'other';

export interface FrontmatterProblem {
  readonly slip: FrontmatterSlip;
  readonly span: Span;
  /** The key, character or text that it is about. */
  readonly name: string;
  /** Ways out, the best first. */
  readonly repairs: readonly FrontmatterRepair[];
}

export interface FrontmatterRepair {
  readonly span: Span;
  readonly newText: string;
}

export interface FrontmatterPlace {
  /** JSON pointer: `/tags/0`. */
  readonly pointer: string;
  /** None for an item of a list, unless it is a `[[table]]` of TOML. */
  readonly key: Span | null;
  /** An empty value has an empty span; so has a table of TOML, whose values stand below its name. */
  readonly value: Span;
  /** Written without quotes, on one line. */
  readonly plain: boolean;
}

/**
 * A piece of a heading's content, in order. Generators differ in which pieces make the id.
 * `text`: decoded text, without the tildes of `~~struck~~`. `code`: content of a code span. `alt`: an image's
 * alternative text. `html`: a raw tag or comment. `break`: a line break in a setext heading. `template`: a template
 * tag, as written. `footnote`: `[^1]` where the page has that footnote. `attributes`: `{#id}` as written, with the
 * space before it: a site that does not know attributes reads `text` and `attributes` as one text.
 */
export interface HeadingPart {
  readonly kind: 'text' | 'code' | 'alt' | 'html' | 'break' | 'template' | 'footnote' | 'attributes';
  readonly value: string;
  /** The Markdown of a `text` that has entities in it: `R&amp;D`. */
  readonly written?: string;
}

/**
 * Why Markdown that is older than CommonMark may see no heading. `indented`: by one to three spaces. `in-item`: the
 * same, below the first line of a list item. `in-html`: between the tags of a block of HTML without `markdown="1"`.
 */
export type HeadingOddity = 'indented' | 'in-item' | 'in-html';

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** The whole heading, with its markers. */
  readonly span: Span;
  /** The heading's content without markers. */
  readonly content: Span;
  /** What stands at `span`. */
  readonly source: string;
  readonly parts: readonly HeadingPart[];
  readonly oddities: readonly HeadingOddity[];
  /**
   * `{#id}`, `{ #id }`, `{: #id}` or an MDX comment with `#id` at its end, or `{:#id}` on the next line. Whether it counts is the site's affair.
   * The span is that of the id alone.
   */
  readonly customId: { readonly id: string; readonly span: Span } | null;
  /** Written as `<h2>…</h2>`. Its own `id` attribute is among the page's `htmlAnchors`. */
  readonly html: boolean;
  /** The `id` attribute of an HTML heading. */
  readonly htmlId: string | null;
}

export interface HtmlAnchor {
  readonly id: string;
  /** The attribute's value. */
  readonly span: Span;
  readonly attribute: 'id' | 'name';
}

/**
 * `inline`: `[text](target)` · `image`: `![alt](target)` · `definition`: `[label]: target` · `html`: an `href` or `src`
 * · `frontmatter`: a value such as that of `image`.
 */
export type LinkKind = 'inline' | 'image' | 'definition' | 'html' | 'frontmatter';

/** Template tags that make a link. `baseurl`: `{{ site.baseurl }}/x`; `relative_url`: also `url`, `absolute_url`. */
export type LinkTag = 'page' | 'link' | 'relative_url' | 'baseurl' | 'ref' | 'relref';

export interface Link {
  readonly kind: LinkKind;
  /**
   * The destination alone: no brackets, quotes or title. Of a template tag, the path that it is given; the whole tag
   * when text follows it, and always for `{% link %}`, which knows no fragments. `printDestination` replaces it.
   */
  readonly destination: Span;
  /** What the destination says after Markdown's escapes and entities; percent-encoding is kept. */
  readonly url: string;
  /** The template tag around the destination. */
  readonly tag: LinkTag | null;
  /** Text of a link, alternative text of an image, label of a definition, content of an `<a>`; empty in frontmatter. */
  readonly text: string;
  /** It shows a file (an image, `src`) instead of leading to it. */
  readonly embeds: boolean;
  /** It may be no link at all: it counts only where it leads to a page or a file. */
  readonly guess?: boolean;
}

/** `[text][label]` where the page defines no `label`. */
export interface UndefinedReference {
  readonly span: Span;
  readonly label: string;
  readonly text: string;
}

/**
 * `<!-- handbook-ignore rule rule -->`, or `# handbook-ignore rule` in the frontmatter; no rule named means all. It
 * covers its own line and the next. With a print, `<!-- handbook-ignore duplicate/drifted 3f9a2c1b -->`, it is about two
 * copies as they were when it was written, wherever on their pages it stands.
 */
export interface IgnoreComment {
  readonly span: Span;
  /** Zero-based line on which the comment ends. */
  readonly line: number;
  readonly rules: readonly string[];
  /** What tells the two copies as they were; null where the comment is not about copies in particular. */
  readonly print: string | null;
}

/** Half-open range of places among a page's words. */
export interface WordRange {
  readonly start: number;
  readonly end: number;
}

/** A stretch of prose that may stand on other pages too, with its words. */
export interface Passage {
  /** `prose`: neighbouring paragraphs of one section. `item` and `row` lie inside a `list` or `table`. */
  readonly kind: 'prose' | 'list' | 'item' | 'table' | 'row';
  /** In an HTML block, where no Markdown is read. */
  readonly html: boolean;
  readonly span: Span;
  /** Index into `headings` of the section that it stands in; -1 before the first heading. */
  readonly section: number;
  /** Index into `passages` of the list or table around it. */
  readonly parent: number | null;
  /** Its words among the page's. They follow each other, but for those of an item with a list inside. */
  readonly words: readonly [WordRange, ...WordRange[]];
}
