import type { Expression } from './expression';
import { inside } from './reader';
import { Script } from './script';
import { schemaOfZod } from './zod';

/** A collection of pages, as a script defines it. */
export interface Collection {
  /** Folder of its pages; null where its loader does not say. */
  readonly folder: string | null;
  /** A JSON Schema; null where it is not plain data. */
  readonly schema: Readonly<Record<string, unknown>> | null;
}

/** Where a site describes the frontmatter of its pages. Relative to the opened folder. */
export interface Collections {
  /** Of the site. */
  readonly folder: string;
  /** Each folder in it is a collection, unless a loader says otherwise. */
  readonly pages: string;
  /** Scripts that may define the collections, the first that is there counts. */
  readonly definitions: readonly string[];
  /** The generator writes a JSON Schema of each collection here. */
  readonly schemas: string;
}

/** Reads `export const collections = { blog: defineCollection({ … }) }` without running it. */
export function readCollections(text: string, { folder, pages }: Collections): ReadonlyMap<string, Collection> {
  const script = new Script(text);
  const named = (expression: Expression | undefined, depth = 0): Expression | undefined => {
    const name = expression?.kind === 'chain' && expression.steps.length === 1 ? expression.steps[0] : undefined;
    if (name === undefined || name.args !== null || depth > MOST_NAMES) return expression;
    const constant = new RegExp(`\\b(?:const|let|var)\\s+${name.name.replaceAll('$', '\\$')}\\s*(?::[^=]*)?=\\s*`);
    return named(script.expressionAfter(constant) ?? undefined, depth + 1);
  };
  const all = script.expressionAfter(/\bexport\s+const\s+collections\s*(?::[^=]*)?=\s*/);
  const found = new Map<string, Collection>();
  for (const [name, value] of all?.kind === 'object' ? all.entries : []) {
    const [definition] = argumentsOf(named(value), 'defineCollection') ?? [];
    if (definition?.kind !== 'object') continue;
    const loader = named(definition.entries.get('loader'));
    const schema = named(definition.entries.get('schema'));
    const [more] = argumentsOf(schema, 'docsSchema') ?? [];
    found.set(name, {
      folder: loader === undefined ? inside(pages, name) : folderOf(loader, folder, pages),
      schema: schemaOfZod(named(more?.kind === 'object' ? more.entries.get('extend') : schema)),
    });
  }
  return found;
}

/** Constants that stand for each other end here. */
const MOST_NAMES = 5;

function argumentsOf(expression: Expression | undefined, name: string): readonly Expression[] | null {
  const [call, ...more] = expression?.kind === 'chain' ? expression.steps : [];
  return call?.name === name && more.length === 0 ? call.args : null;
}

/** The folder of all pages that a loader takes; null where it takes some of them, or others. */
function folderOf(loader: Expression, folder: string, pages: string): string | null {
  if (argumentsOf(loader, 'docsLoader')?.length === 0) return inside(pages, 'docs');
  const [options] = argumentsOf(loader, 'glob') ?? [];
  const [base, pattern] = options?.kind === 'object' ? ['base', 'pattern'].map((key) => options.entries.get(key)) : [];
  if (base?.kind !== 'value' || pattern?.kind !== 'value') return null;
  const takesAll = typeof pattern.value === 'string' && /^\*\*\/(?:\*|\[\^_\]\*)\.[\w{}(),|@]+$/.test(pattern.value);
  return takesAll && typeof base.value === 'string' && !/^[/\\]/.test(base.value) ? inside(folder, base.value) : null;
}
