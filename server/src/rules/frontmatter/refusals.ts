import type { Severity } from '../../handbook/configuration';
import type { Demand } from '../../handbook/schemas';
import type { Violation } from './validate';

/** Of what a schema does not allow, that which is certainly wrong: whoever asks it may take more than its schema says. */
export function refusedOf(found: readonly Violation[], { values }: Pick<Demand, 'values'>): readonly Violation[] {
  if (values === 'free') return [];
  if (values === 'choices') return found.filter(isMissed);
  return values === 'exact' ? found : found.filter((violation) => !isConverted(violation));
}

/** A key that must be there is not, or a value is none of the choices; one that is not chosen yet is none. */
function isMissed({ kind, value, allowed }: Violation): boolean {
  if (kind === 'choice') return ![null, '', ...allowed].some((each) => String(each) === String(value));
  return kind === 'missing-key' || kind === 'misspelt-key';
}

/** A value that cannot be chosen may be meant: the site reads it all the same. */
export const severityOf = ({ kind }: Violation, { values }: Pick<Demand, 'values'>): Severity =>
  values === 'choices' && kind === 'choice' ? 'information' : 'warning';

/** A number or a date is read as a text, and a text as the number, `true` or `false` that it is. */
function isConverted({ kind, expected, value }: Violation): boolean {
  if (kind === 'date-as-text') return true;
  if (kind !== 'type') return false;
  const types = expected.split(' or ');
  if (typeof value === 'number') return types.includes('string');
  if (typeof value !== 'string') return false;
  const isNumber = value.trim() !== '' && Number.isFinite(Number(value));
  return (isNumber && types.includes('number')) || (/^(?:true|false)$/i.test(value) && types.includes('boolean'));
}
