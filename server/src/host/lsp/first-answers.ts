import type { Diagnostic } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FirstLook } from '../first-look';
import type { Abilities } from './abilities';
import { toDiagnostic } from './diagnostics';
import { Gate } from './gate';
import { isShown, type Settings } from './settings';

/** An author looks at few pages at once. Where an editor opens hundreds, the others are quicker read than looked at. */
const MOST = 8;

const NONE: ReadonlySet<string> = new Set();

/** A client that cannot be told to ask again must not be answered before all is known. */
export const takesFirst = ({ pulls, refreshes }: Abilities): boolean => !pulls || refreshes;

/** What is certain of open pages while their folder is read for the first time. */
export class FirstAnswers {
  readonly #begun = new Gate();
  readonly #pages = new Set<string>();
  #look: FirstLook | null = null;

  begin(look: FirstLook): void {
    this.#look = look;
    this.#pages.clear();
    this.#begun.open();
  }

  end(): void {
    this.#look = null;
    this.#begun.open();
  }

  /** An open page's text. Pages that rest on it are asked for once all are read. */
  edit(path: string, text: string): ReadonlySet<string> {
    if (this.#takes(path)) this.#look?.edit(path, text);
    return NONE;
  }

  /** Waits until it is known whether a page is answered for. */
  async have(path: string, signal: AbortSignal): Promise<boolean> {
    await this.#begun.opened(signal);
    return this.covers(path);
  }

  async covers(path: string): Promise<boolean> {
    return this.#takes(path) && (await this.#look?.covers(path)) === true;
  }

  async diagnostics(
    path: string,
    document: TextDocument,
    abilities: Abilities,
    settings: Settings,
  ): Promise<readonly Diagnostic[]> {
    const look = this.#look;
    if (look === null || !(await this.covers(path))) return [];
    const answer = await look.answer(path, document.getText());
    if (answer === null) return [];
    const { page, findings } = answer;
    const places = { uri: () => document.uri, page: () => page };
    return findings
      .filter((finding) => isShown(settings, finding))
      .map((finding) => toDiagnostic(finding, places, abilities));
  }

  #takes(path: string): boolean {
    if (this.#look !== null && this.#pages.size < MOST) this.#pages.add(path);
    return this.#pages.has(path);
  }
}
