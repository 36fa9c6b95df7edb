import { URI } from 'vscode-uri';

/** The folder's own spelling, by which two URIs of one place are the same text: `c:`, no slash at the end but a root's. */
export function folderUri(uri: string): URI {
  const parsed = normal(URI.parse(uri));
  return parsed.with({ path: parsed.path.replace(/(?<=[^/:])\/+$/, '') });
}

/** Path of a file in a folder, relative to it; null when it is not in it. Understands `C%3A`, `%20` and the like. */
export function pathIn(folder: URI, uri: string): string | null {
  const { scheme, authority, path } = normal(URI.parse(uri));
  const start = withSlash(folder.path);
  if (scheme !== folder.scheme || authority !== folder.authority || !path.startsWith(start)) return null;
  return path.slice(start.length);
}

/** URI of a file in a folder, as VS Code spells it. */
export function uriIn(folder: URI, path: string): string {
  return (path === '' ? folder : folder.with({ path: `${withSlash(folder.path)}${path}` })).toString();
}

const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`);

function normal(uri: URI): URI {
  return uri.with({ path: uri.path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase()) });
}
