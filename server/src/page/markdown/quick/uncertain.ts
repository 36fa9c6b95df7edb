/** Thrown where the quick reader may read a page otherwise than the reference does. */
export class Uncertain extends Error {}
