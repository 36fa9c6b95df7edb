import { duplicateRule } from './duplicate';

/** A passage that stands on another page too, word for word. */
export const identical = duplicateRule('duplicate/identical', 'information');
