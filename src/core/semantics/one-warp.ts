/** Expert counts for which the plain top-k kernels keep a row in one warp, overwriting picked entries by −10000. */
const ONE_WARP: ReadonlySet<number> = new Set([
  1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 320, 384, 448, 512, 576,
]);

export function fitsOneWarp(globalNumExperts: number): boolean {
  return ONE_WARP.has(globalNumExperts);
}
