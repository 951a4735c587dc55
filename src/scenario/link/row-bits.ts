/** The bits of rows one after the other: those of the logits, then those of the bias if there is one. */
export function bitsOf(...rows: readonly (Float32Array | null)[]): Uint32Array {
  const there = rows.filter((row) => row !== null);
  const bits = new Uint32Array(there.reduce((length, row) => length + row.length, 0));
  let at = 0;
  for (const row of there) {
    bits.set(new Uint32Array(row.buffer, row.byteOffset, row.length), at);
    at += row.length;
  }
  return bits;
}
