import type { Schema } from '../../handbook/schemas';
import type { Reads } from '../../site/profile';
import { converted } from './converted';
import { type Violation, validate } from './validate';

/**
 * With what a generator does not build the site.
 * @param isPlain whether the value at a pointer is written without quotes
 */
export function refusalsOf(data: Schema, reads: Reads, isPlain: (pointer: string) => boolean): readonly Violation[] {
  const { schema, values, unconverted = [], besides } = reads;
  if (values === 'free') return [];
  const isConverted = values === 'converted';
  const read = isConverted ? converted(data, schema, unconverted) : data;
  const isDate = (pointer: string): boolean => isPlain(pointer) && (!isConverted || unconverted.includes(pointer));
  const asked = (besides?.(read) ?? []).flatMap((demand) => {
    const beside = `${demand.key}: ${demand.value}`;
    return validate(read, demand.schema, isDate).map((violation) => ({ ...violation, beside }));
  });
  return [...validate(read, schema, isDate), ...asked];
}
