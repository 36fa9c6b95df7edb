import type { LinkTag, Span } from './page';

/** A template tag in a text: `{% … %}`, `{{ … }}`, `{{< … >}}`, `{# … #}`. */
export interface TemplateTag extends Span {
  /** `include` for `{% include x %}`, `figure` for `{{< figure >}}`, `{{` for an output tag, '' for what has no name. */
  readonly name: string;
  /** Set when the tag prints a link's destination. `path` is null for `{{ site.baseurl }}`. */
  readonly link: { readonly tag: LinkTag; readonly path: Span | null } | null;
}

const QUOTED = String.raw`(?<quote>["'\x60])(?<path>(?:(?!\k<quote>).)+)\k<quote>`;
const UNQUOTED = String.raw`(?<path>[^\s"'{}](?:[^"'{}]*?[^\s"'{}])??)`;
/** Hugo's shortcodes may ask for another file of the same page; asked for another language, they lead where is not known. */
const FORMAT = String.raw`(?:\s+outputFormat="[^"]*")?`;

const PATH_FORMS = [
  new RegExp(String.raw`^\{%-?\s*(?<tag>page|link)\s+${QUOTED}\s*-?%\}$`, 'd'),
  new RegExp(String.raw`^\{%-?\s*(?<tag>link)\s+${UNQUOTED}(?:\s+-|\s*)%\}$`, 'd'),
  new RegExp(String.raw`^\{\{-?\s*${QUOTED}\s*\|\s*(?:relative_url|absolute_url|url)\s*-?\}\}$`, 'd'),
  new RegExp(String.raw`^\{\{[<%]\s*(?<tag>ref|relref)\s+(?:path=)?${QUOTED}${FORMAT}\s*\/?[>%]\}\}$`, 'd'),
  /^\{\{[<%]\s*(?<tag>ref|relref)\s+(?<path>[\w.-]+)\s*\/?[>%]\}\}$/d,
];
const BASE_URL = /^\{\{-?\s*site\.baseurl\s*-?\}\}$/;

/** Hugo's `ref`, which names a page and not its URL. */
export const isRef = (tag: LinkTag | null): boolean => tag === 'ref' || tag === 'relref';

/** Longer tags hold code, not a path; the limit also keeps the patterns' work small. */
const LONGEST_LINK_TAG = 2000;

/** Reads the tag that stands at `start` to `end` of a text. */
export function readTag(text: string, { start, end }: Span): TemplateTag {
  const source = text.slice(start, end);
  return { start, end, name: nameOf(source), link: source.length > LONGEST_LINK_TAG ? null : linkOf(source, start) };
}

function nameOf(source: string): string {
  if (source.startsWith('{#')) return '';
  const named = /^\{(?:%-?|\{[<%])\s*([^\s%>}-][^\s%>}]*)/.exec(source)?.[1];
  return named ?? (source.startsWith('{{') ? '{{' : '');
}

function linkOf(source: string, offset: number): TemplateTag['link'] {
  if (BASE_URL.test(source)) return { tag: 'baseurl', path: null };
  for (const form of PATH_FORMS) {
    const match = form.exec(source);
    const path = match?.indices?.groups?.path;
    if (!path) continue;
    return {
      tag: (match.groups?.tag ?? 'relative_url') as LinkTag,
      path: { start: offset + path[0], end: offset + path[1] },
    };
  }
  return null;
}
