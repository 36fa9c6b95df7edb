import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name';
import { Uncertain } from './uncertain';

/** A piece of HTML in running text, as micromark reads it: an unquoted value ends at a slash. */
const TAG = new RegExp(
  [
    String.raw`<[a-z][a-z\d-]*(?:[ \t\r\n]+[a-z:_][\w.:-]*(?:[ \t\r\n]*=[ \t\r\n]*(?:"[^"]*"|'[^']*'|[^ \t\r\n"'<=>\x60][^ \t\r\n"'<=>\x60/]*)(?=[ \t\r\n/>]))?)*[ \t\r\n]*/?>`,
    String.raw`</[a-z][a-z\d-]*[ \t\r\n]*>`,
    String.raw`<!--(?:-?>|[\s\S]*?-->)`,
    String.raw`<!\[CDATA\[[\s\S]*?\]\]>`,
    '<![a-z][^>]*>',
    String.raw`<\?[\s\S]*?\?>`,
  ].join('|'),
  'iy',
);

/** Where the HTML that begins there ends; -1 when none does. */
export function htmlEnd(text: string, start: number): number {
  TAG.lastIndex = start;
  return TAG.test(text) ? TAG.lastIndex : -1;
}

const RAW = new RegExp(String.raw`^<(?:${htmlRawNames.join('|')})(?![^ \t>])`, 'i');
const BLOCK = new RegExp(String.raw`^</?(?:${htmlBlockNames.join('|')})(?:[ \t>]|/>|$)`, 'i');
const COMPLETE =
  /^<(?:\/[a-z][a-z\d-]*[ \t]*|[a-z][a-z\d-]*(?:[ \t]+[a-z:_][\w.:-]*(?:[ \t]*=[ \t]*(?:"[^"]*"(?=[ \t/>])|'[^']*'(?=[ \t/>])|[^ \t"'/<=>`]+))?)*[ \t]*\/?)>[ \t]*$/i;
/** Of these and all that micromark takes for a tag though no browser would, nothing is known for sure. */
const ODD = /^<(?:!\[CDATA\[|[a-z][^>]*=[ \t]*[^ \t"'>]*[/=])/i;

/** What ends a block of HTML that begins with a line: a pattern on the same line or a later one, or a blank line. */
export function htmlBlockEnd(line: string, interrupts: boolean): RegExp | 'blank' | null {
  if (RAW.test(line)) return /<\/(?:pre|script|style|textarea)>/i;
  if (line.startsWith('<!--')) return /-->/;
  if (line.startsWith('<?')) return /\?>/;
  if (/^<![a-z]/i.test(line)) return />/;
  if (BLOCK.test(line)) return 'blank';
  if (ODD.test(line)) throw new Uncertain();
  return !interrupts && COMPLETE.test(line) ? 'blank' : null;
}
