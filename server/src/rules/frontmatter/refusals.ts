import type { Severity } from '../../handbook/configuration';
import type { Expectation, Schema } from '../../handbook/schemas';
import { converted } from './converted';
import { type Violation, validate } from './validate';

/**
 * What is certainly wrong with data: whoever expects something may take more than the schema says.
 * @param isPlain whether the value at a pointer is written without quotes
 */
export function refusalsOf(
  data: Schema,
  { schema, values, unconverted = [], besides }: Expectation,
  isPlain: (pointer: string) => boolean,
): readonly Violation[] {
  if (values === 'free') return [];
  if (values === 'choices') return validate(data, schema, isPlain).filter(isMissed);
  const isConverted = values === 'converted';
  const read = isConverted ? converted(data, schema, unconverted) : data;
  const isDate = (pointer: string): boolean => isPlain(pointer) && (!isConverted || unconverted.includes(pointer));
  const asked = (besides?.(read) ?? []).flatMap((demand) => {
    const beside = `${demand.key}: ${demand.value}`;
    return validate(read, demand.schema, isDate).map((violation) => ({ ...violation, beside }));
  });
  return [...validate(read, schema, isDate), ...asked];
}

/** A key that must be there is not, or a value is none of the choices; one that is not chosen yet is none. */
function isMissed({ kind, value, allowed }: Violation): boolean {
  if (kind === 'choice') return ![null, '', ...allowed].some((each) => String(each) === String(value));
  return kind === 'missing-key' || kind === 'misspelt-key';
}

/** A value that cannot be chosen may be meant: the site reads it all the same. */
export const severityOf = ({ kind }: Violation, { values }: Pick<Expectation, 'values'>): Severity =>
  values === 'choices' && kind === 'choice' ? 'information' : 'warning';
