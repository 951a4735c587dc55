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
