/** Longer addresses are cut: what tells two apart is said, not all that they share. */
const LONGEST = 80;
const LEFT = 60;

/** Two places, each short enough to be read in a sentence. */
export function shortUrls(here: string, there: string): [here: string, there: string] {
  if (Math.max(here.length, there.length) <= LONGEST) return [here, there];
  const [hostHere, hostThere] = [hostOf(here), hostOf(there)];
  if (hostHere !== null && hostThere !== null && hostHere !== hostThere) return [hostHere, hostThere];
  const same = sharedFolders(here, there);
  return [cut(here, same), cut(there, same)];
}

const hostOf = (url: string): string | null => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? null;

/** Length of the common beginning, up to the last `/` in it. */
function sharedFolders(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length).lastIndexOf('/') + 1;
}

function cut(url: string, from: number): string {
  const rest = from === 0 ? url : `…/${url.slice(from)}`;
  return rest.length <= LONGEST ? rest : `${rest.slice(0, LEFT)}…`;
}
