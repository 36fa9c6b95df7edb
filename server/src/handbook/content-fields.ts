import { isRecord, strings } from '../site/configurations/data';
import type { Settings } from './content-types';
import type { Schema } from './schemas';

type Field = Readonly<Record<string, unknown>>;

/** Groups of fields that hold each other end here. */
const MAX_DEPTH = 8;
/** And those that branch while they do so: more than authors ever fill in. */
const MOST_FIELDS = 10_000;

/**
 * Schemas of what an author may fill into the fields of content types: they explain and suggest, and ask for what is
 * required and for one of the choices. What becomes of other values is up to the site.
 */
export class FieldSchemas {
  readonly #settings: Settings;
  #left = MOST_FIELDS;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  of(fields: unknown, depth = 0): Schema {
    const own = this.#fieldsIn(fields, depth);
    return {
      type: 'object',
      // Some are asked for under a condition only.
      required: own.flatMap(({ name, required, when }) => (required === true && when === undefined ? [name] : [])),
      properties: Object.fromEntries(own.map((field) => [field.name, this.#ofField(field, depth)])),
    };
  }

  /** Those that stand in the frontmatter; a collection of fields stands for its own. */
  #fieldsIn(fields: unknown, depth: number): Field[] {
    if (!Array.isArray(fields) || depth > MAX_DEPTH) return [];
    const found: Field[] = [];
    for (const field of fields.filter(isRecord)) {
      if (this.#left === 0) break;
      this.#left -= 1;
      if (field.type === 'fieldCollection') found.push(...this.#fieldsIn(groupOf(field, this.#settings), depth + 1));
      else if (typeof field.name === 'string' && field.type !== 'divider' && field.type !== 'heading')
        found.push(field);
    }
    return found;
  }

  #ofField(field: Field, depth: number): Schema {
    const { title, description, default: usual } = field;
    const about = [description, title].find((text) => typeof text === 'string' && text !== '');
    return {
      ...(about === undefined ? {} : { description: about }),
      // `{{now}}` and the like are filled in when a page is made.
      ...(usual === undefined || String(usual).includes('{{') ? {} : { default: usual }),
      ...(field.type === 'fields' ? this.of(field.fields, depth + 1) : valuesOf(field, this.#settings)),
    };
  }
}

function groupOf({ fieldGroup }: Field, settings: Settings): unknown {
  const groups = settings['taxonomy.fieldGroups'];
  return Array.isArray(groups) ? groups.filter(isRecord).find(({ id }) => id === fieldGroup)?.fields : [];
}

function valuesOf(field: Field, settings: Settings): Schema {
  const { type } = field;
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type };
    case 'draft':
      return { examples: [true, false] };
    case 'choice':
      return choices(field);
    case 'tags':
    case 'categories':
      return { type: 'array', items: { examples: strings(settings[`taxonomy.${type}`]) } };
    case 'taxonomy':
      return { type: 'array', items: { examples: taxonomy(field, settings) } };
    case 'list':
    case 'block':
      return { type: 'array' };
    default:
      return {};
  }
}

function choices({ choices: written, multiple }: Field): Schema {
  const all = Array.isArray(written) ? written.map((each) => (isRecord(each) ? each.id : each)) : [];
  const allowed = all.filter((each) => typeof each === 'string' || typeof each === 'number');
  if (allowed.length === 0) return {};
  return multiple === true ? { type: 'array', items: { enum: allowed } } : { enum: allowed };
}

function taxonomy({ taxonomyId }: Field, settings: Settings): string[] {
  const all = settings['taxonomy.customTaxonomy'];
  return strings(Array.isArray(all) ? all.filter(isRecord).find(({ id }) => id === taxonomyId)?.options : []);
}
