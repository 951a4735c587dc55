/** Lightness ramp for quantities in tiles; hue-neutral, so that state hues stay visible on it. */
export const SLATE_LIGHT = [
  '#F4F7FB',
  '#D2DBE5',
  '#B2BFCE',
  '#94A4B6',
  '#788A9D',
  '#5F7082',
  '#485767',
  '#343F4A',
  '#22282F',
];
export const SLATE_DARK = [
  '#191C1F',
  '#2A323A',
  '#3D4956',
  '#516273',
  '#62758A',
  '#8295AA',
  '#9EB0C3',
  '#BDCCDB',
  '#DEE7F2',
];

/** Colour of a fraction in [0, 1]. */
export function slate(fraction: number, isDark: boolean): string {
  const ramp = isDark ? SLATE_DARK : SLATE_LIGHT;
  // Equal steps; the last one has both its ends.
  return ramp.findLast((_, i) => i === 0 || fraction >= i / ramp.length)!;
}
