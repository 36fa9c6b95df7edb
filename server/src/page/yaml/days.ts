/** A date that the calendar does not have, and the one that was meant: often it is none but the day that is too high. */
export interface ImpossibleDay {
  readonly written: string;
  readonly meant: string;
}

/** Of a date as YAML writes it, with or without a time behind it. Null for all others. */
export function impossibleDay(text: string): ImpossibleDay | null {
  const [written, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})(?=$|[Tt ])/.exec(text) ?? [];
  if (written === undefined || isDay(`${year}-${month}-${day}`)) return null;
  const swapped = `${year}-${day}-${month}`;
  if (Number(month) > 12) return isDay(swapped) ? { written, meant: swapped } : null;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return Number(month) > 0 && Number(day) > 0 && Number(day) <= 31 ? { written, meant: last } : null;
}

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
