import { fileKey } from '../handbook/files';
import { within } from '../site/url';

/** The URL path under which a folder inside a site is published. */
export function partOf(root: string, siteRoot: string): string {
  const inside = within(siteRoot, root);
  return inside === '' ? '' : `/${inside}`;
}

/** Whether a path is one of those, or lies inside one, however the disk or the watcher spells it. */
export function isAmong(paths: readonly string[]): (path: string) => boolean {
  const keys = new Set(paths.map(fileKey));
  return (path) => {
    let at = fileKey(path);
    while (at !== '' && !keys.has(at)) at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
    return at !== '';
  };
}
