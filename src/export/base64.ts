/** The bytes of a float32 row in base64, little end first. */
export function base64(values: Float32Array): string {
  const bytes = new Uint8Array(values.slice().buffer);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
