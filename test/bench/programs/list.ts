// Prints the pages of a folder's handbooks, so that all programs are given the same ones.
import { Keeper } from '../../../server/src/host/keeper';
import { PageReader } from '../../../server/src/page/sections/reader';
import { optionsFor } from './options';

/** Which pages there are does not rest on what they say. */
const unread = () => new PageReader().reading('');

Keeper.open({ ...optionsFor(process.argv[2] ?? ''), copies: false, reading: unread }).then(({ handbooks }) => {
  console.log(JSON.stringify(handbooks.flatMap(({ handbook }) => [...handbook.pages.keys()]).sort()));
});
