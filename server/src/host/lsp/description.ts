import { type MarkupContent, MarkupKind } from 'vscode-languageserver/node';
import { preview } from '../../features/preview';
import type { Anchor } from '../../site/anchors';
import type { AtHand } from './at-hand';

/** What a page or a section of it is about: its title, its path and its first lines. */
export function describe({ folder, handbook }: AtHand, path: string, anchor: Anchor | null): MarkupContent {
  const { title, text } = preview(handbook, path, anchor, (file) => folder.uri(file));
  const head = `**${escaped(title)}**  \n${escaped(path)}`;
  return { kind: MarkupKind.Markdown, value: text === '' ? head : `${head}\n\n---\n\n${text}` };
}

/** As Markdown that shows the very text. */
export const escaped = (text: string): string => text.replace(/[\\`*_{}[\]()<>#+!|~-]/g, '\\$&');
