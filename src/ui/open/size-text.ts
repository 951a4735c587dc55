const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes in the largest unit that leaves a digit before the point; 1 kB is 1000 bytes. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}
