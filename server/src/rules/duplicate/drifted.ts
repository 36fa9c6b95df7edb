import { duplicateRule } from './duplicate';

/** A passage that stands on another page too, and of which one side was changed. */
export const drifted = duplicateRule('duplicate/drifted', 'information');
