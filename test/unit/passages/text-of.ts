import { idOf } from '../../../server/src/page/word-table';
import { Text } from '../../../server/src/passages/text';

export const textOf = (words: readonly string[]): Text => new Text(Int32Array.from(words, idOf));
