import { duplicateRule } from './duplicate';

/** A passage that another page has in other words. */
export const reworded = duplicateRule('duplicate/reworded', 'hint');
