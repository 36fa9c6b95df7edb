import { basename } from '../../site/url';

/** A page's frontmatter, as plain values. */
export type Data = Readonly<Record<string, unknown>>;

/** How a page's frontmatter differs from what the other pages do. */
export type Oddity =
  | {
      /** Few pages write the key, or its value, in a way that hardly differs from how many write it. */
      readonly kind: 'key' | 'value';
      readonly key: string;
      /** What is written, and what the others write. */
      readonly written: string;
      readonly instead: string;
      readonly few: number;
      readonly many: number;
      readonly sameLetters: boolean;
    }
  /** All others give the key a value. */
  | { readonly kind: 'empty'; readonly key: string; readonly others: number }
  /** All others of the folder have the key. */
  | { readonly kind: 'missing-key'; readonly key: string; readonly others: number }
  /** Other pages of the folder have the same name in the navigation. */
  | { readonly kind: 'same-name'; readonly key: string; readonly value: string; readonly others: readonly string[] }
  /** Other pages of the folder have the same place in the order; `free` is the next place that none has. */
  | {
      readonly kind: 'same-order';
      readonly key: string;
      readonly value: number;
      readonly free: number;
      readonly others: readonly string[];
    };

const INDEX = /^_?(?:index|readme)\./i;

/** Whether a page stands for its folder. */
export const isFoldersOwn = (path: string): boolean => INDEX.test(basename(path));
