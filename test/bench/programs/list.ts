// Prints the pages of a folder's handbooks, so that all programs are given the same ones.
import { Keeper } from '../../../server/src/host/keeper';
import { parsePage } from '../../../server/src/page/parse';
import { optionsFor } from './options';

/** Which pages there are does not rest on what they say. */
const UNREAD = parsePage('');

Keeper.open({ ...optionsFor(process.argv[2] ?? ''), copies: false, parse: () => UNREAD }).then(({ handbooks }) => {
  console.log(JSON.stringify(handbooks.flatMap(({ handbook }) => [...handbook.pages.keys()]).sort()));
});
