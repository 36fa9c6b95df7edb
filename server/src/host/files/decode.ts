export interface Decoded {
  readonly text: string;
  /** `invalid-utf8`: bytes that are no UTF-8, as in a file saved as UTF-16 or Latin-1; each is U+FFFD in the text. */
  readonly problem: null | 'invalid-utf8';
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

/** A file's text, as site generators read it: always as UTF-8. A byte order mark stays the first character. */
export function decode(bytes: Uint8Array): Decoded {
  try {
    return { text: STRICT.decode(bytes), problem: null };
  } catch {
    return { text: LENIENT.decode(bytes), problem: 'invalid-utf8' };
  }
}
