/** A URL or a path as it stands in one: without spaces and `ü`, which only a whole URL may have, as in a browser. */
export const isUriReference = (text: string): boolean => (PATH.test(text) && !WITHOUT_HOST.test(text)) || isUrl(text);

/** With a query and a fragment; a colon in its first part would end a scheme. */
const PATH =
  /^(?:[a-z][a-z\d+.-]*:)?[\w.~!$&'()*+,;=@%-]*(?:[/?][\w.~!$&'()*+,;=@%:/?-]*)?(?:#[\w.~!$&'()*+,;=@%:/?-]*)?$/i;
const WITHOUT_HOST = /^(?:[a-z][a-z\d+.-]*:)?\/\/(?:[/?#]|$)/i;

/** Not `URL.canParse`: that of Node 20 refuses hosts with an umlaut once it was called often. */
export function isUrl(text: string): boolean {
  try {
    return new URL(text).href !== '';
  } catch {
    return false;
  }
}

/** What JavaScript reads as a moment, or as a number of milliseconds. */
export const isDateOfJavaScript = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) || /^[+-]?\d+(?:\.\d+)?$/.test(text);
