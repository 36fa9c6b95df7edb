import type { Token } from './tokens';

/** Brackets in brackets: more than any author writes. */
const MAX_DEPTH = 100;

/** The keys of a mapping, each with those of the mapping under it. */
type Names = Map<string, Names>;

/** A mapping or a list that is open. */
interface Frame {
  readonly isMapping: boolean;
  /** The keys around its entries or items. */
  readonly keys: readonly string[];
  readonly names: Names;
  /** The key that is being read, with dots in TOML more than one. */
  key: string[];
  /** The keys of the mapping that its value is. */
  below: Names;
  /** Its sign is read: a value follows. */
  hasSign: boolean;
  /** Where a value ended that no comma follows yet. */
  valueEnd: number | null;
  /** A new line has begun since. */
  isFresh: boolean;
}

/** What may stand at a place. */
export interface PairPlace {
  readonly isKey: boolean;
  readonly isItem: boolean;
  /** Of a value with its own. */
  readonly keys: readonly string[];
  /** Where a comma is missing before it. */
  readonly comma: number | null;
  readonly hasCommas: boolean;
}

/**
 * Reads pieces of TOML or JSON one after the other, whatever is wrong with them: where a bracket, a comma or a value is
 * missing, the next key on a line of its own tells that the entry above is over.
 */
export class PairReader {
  readonly #isToml: boolean;
  readonly #root: Names = new Map();
  #frames: Frame[];
  /** The names of a table's header that is being read. */
  #header: string[] | null = null;
  #isItemOfList = false;
  #hasDot = false;
  #last: Token | null = null;
  /** What is asked for: the key that is not counted among its siblings, and the mapping in which it stands. */
  #own: Token | null = null;
  #around: Names = new Map();
  /** A table in which no key stands below what is asked for. */
  #table: Frame | null = null;

  constructor(language: 'toml' | 'json') {
    this.#isToml = language === 'toml';
    this.#frames = [frameOf(this.#isToml, [], this.#root)];
  }

  take(token: Token): void {
    if (token.kind === 'break') this.#break();
    else if (this.#header !== null) this.#inHeader(this.#header, token);
    else if (token.kind === 'sign') this.#sign(token);
    else if (token.kind !== 'comment') this.#piece(token);
  }

  /** What may stand where the reading has come to. */
  placeOf(own: Token | null): PairPlace | null {
    const { isMapping, keys, names, key, hasSign, valueEnd, isFresh } = this.#frame;
    if (this.#header !== null || (valueEnd !== null && !isFresh)) return null;
    const hasCommas = !this.#isTable;
    const place = { isItem: !isMapping, keys, comma: valueEnd, hasCommas };
    if (!isMapping) return keys.length === 0 ? null : { ...place, isKey: false };
    if (hasSign && !isFresh) return { ...place, isKey: false, keys: [...keys, ...key] };
    const before = isFresh || hasSign ? [] : key;
    if (before.length > 0 && !this.#hasDot) return null;
    this.#own = own;
    this.#around = before.reduce(under, names);
    this.#table = this.#isTable && before.length === 0 ? this.#frame : null;
    return { ...place, isKey: true, keys: [...keys, ...before] };
  }

  /** After all is read: the other keys of the mapping that was asked for. */
  siblings(): ReadonlySet<string> {
    return new Set(this.#around.keys());
  }

  /** After all is read: whether no key of the table stood below. */
  canBeginTable(): boolean {
    return this.#table !== null;
  }

  get #frame(): Frame {
    return this.#frames.at(-1) ?? frameOf(this.#isToml, [], this.#root);
  }

  /** In a table of TOML, whose entries end with their line. */
  get #isTable(): boolean {
    return this.#isToml && this.#frames.length === 1;
  }

  #break(): void {
    this.#header = null;
    this.#hasDot = false;
    // Between braces, TOML has no line breaks.
    if (this.#isToml && this.#frame.isMapping) this.#frames.length = 1;
    if (this.#isTable) start(this.#frame);
    else this.#frame.isFresh = true;
  }

  #piece(token: Token): void {
    const frame = this.#frame;
    this.#last = token;
    if (frame.isMapping && (!frame.hasSign || frame.isFresh)) {
      if (this.#hasDot) frame.key.push(token.written);
      else frame.key = [token.written];
      frame.hasSign = false;
    } else {
      frame.valueEnd = token.end;
    }
    frame.isFresh = false;
    this.#hasDot = false;
  }

  #sign({ written, end }: Token): void {
    this.#hasDot = written === '.';
    if (written === ':') this.#colon();
    else if (written === ',') start(this.#frame);
    else if (written === '{' || written === '[') this.#open(written === '{');
    else if (written !== '.') this.#close(written === '}', end);
  }

  #colon(): void {
    // A key in a list: its bracket is missing.
    if (!this.#frame.isMapping && this.#frames.some(({ isMapping }) => isMapping)) {
      while (!this.#frame.isMapping) this.#frames.pop();
      this.#frame.key = this.#last === null ? [] : [this.#last.written];
    }
    const frame = this.#frame;
    Object.assign(frame, { hasSign: true, valueEnd: null, isFresh: false });
    if (this.#own !== null && this.#last === this.#own) return;
    frame.below = frame.key.reduce(under, frame.names);
    if (frame === this.#table) this.#table = null;
  }

  #open(isMapping: boolean): void {
    const { isMapping: isEntry, keys, key, below, hasSign } = this.#frame;
    if (this.#isTable && !hasSign && !isMapping) {
      this.#header = [];
      this.#isItemOfList = false;
      return;
    }
    if (this.#frames.length === MAX_DEPTH) return;
    const own = isEntry ? [...keys, ...key] : keys;
    this.#frames.push(frameOf(isMapping, own, isEntry ? below : new Map()));
  }

  /** Those that are open inside are closed with it; one that is not open closes nothing. */
  #close(isMapping: boolean, end: number): void {
    const opened = this.#frames.findLastIndex((frame) => frame.isMapping === isMapping);
    if (opened < 1) return;
    this.#frames.length = opened;
    Object.assign(this.#frame, { valueEnd: end, isFresh: false });
  }

  #inHeader(names: string[], { kind, written, end }: Token): void {
    if (kind === 'word' || kind === 'text') names.push(written);
    else if (written === '[') this.#isItemOfList = true;
    else if (written === ']') {
      const own = names.at(-1) ?? '';
      const around = names.slice(0, -1).reduce(under, this.#root);
      if (this.#isItemOfList) around.set(own, new Map());
      this.#frames = [{ ...frameOf(true, names, under(around, own)), valueEnd: end }];
      this.#header = null;
    }
  }
}

const frameOf = (isMapping: boolean, keys: readonly string[], names: Names): Frame => {
  return { isMapping, keys, names, key: [], below: new Map(), hasSign: false, valueEnd: null, isFresh: false };
};

/** Begins the next entry or item. */
function start(frame: Frame): void {
  Object.assign(frame, { key: [], below: new Map(), hasSign: false, valueEnd: null, isFresh: false });
}

function under(names: Names, name: string): Names {
  const found = names.get(name) ?? new Map();
  names.set(name, found);
  return found;
}
