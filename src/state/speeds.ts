/** How fast the stages can play, as factors. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
