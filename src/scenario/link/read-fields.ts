/** Reads one field of a link; a value that cannot be read gives the fallback and a notice. */
export type TakeField = <Value>(
  key: string,
  name: string,
  read: (text: string) => Value | null,
  fallback: Value,
) => Value;

export function readBias(text: string): boolean | null {
  return text === '1' ? true : text === '0' ? false : null;
}

/** What may stand for a field in a link: one of these words, a whole number between two, or any finite number. */
export type LinkValues =
  | readonly string[]
  | { readonly min: number; readonly max: number }
  | 'number'
  | 'factor';

/** A whole number of the range, or null. */
export function integerIn(text: string, min: number, max: number): number | null {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  return value >= min && value <= max ? value : null;
}
