/** The whole numbers from 1 to `most`. */
export function upTo(most: number): number[] {
  return Array.from({ length: Math.max(0, most) }, (_, i) => i + 1);
}
