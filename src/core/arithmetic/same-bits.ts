/** Whether two rows hold the same bits, or both are missing. NaNs of other payloads are other bits, and −0 is not 0. */
export function sameBits(
  a: Float32Array | Int32Array | null | undefined,
  b: Float32Array | Int32Array | null | undefined,
): boolean {
  if (a === b) return true;
  if (!a || !b) return (a ?? null) === (b ?? null);
  if (a.length !== b.length) return false;
  const bits = new Uint32Array(b.buffer, b.byteOffset, b.length);
  return new Uint32Array(a.buffer, a.byteOffset, a.length).every((value, i) => value === bits[i]);
}
