import { zipSync } from 'fflate';

/** A value of numpy: its type and shape, and its bytes, little end first. */
export interface NpyArray {
  readonly dtype: '<f4' | '<i4' | '|b1';
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** A float32 array. */
export function floats(values: readonly number[] | Float32Array, shape: readonly number[]): NpyArray {
  return { dtype: '<f4', shape, bytes: new Uint8Array(Float32Array.from(values).buffer) };
}

/** An int32 array. */
export function integers(values: readonly number[] | Int32Array, shape: readonly number[]): NpyArray {
  return { dtype: '<i4', shape, bytes: new Uint8Array(Int32Array.from(values).buffer) };
}

/** An array of truth values. */
export function booleans(values: readonly boolean[], shape: readonly number[]): NpyArray {
  return { dtype: '|b1', shape, bytes: Uint8Array.from(values, Number) };
}

/** The bytes of a `.npy` file, version 1.0. */
export function npy({ dtype, shape, bytes }: NpyArray): Uint8Array {
  const dims = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '${dtype}', 'fortran_order': False, 'shape': (${dims}), }`;
  // Magic, version and length take 10 bytes; the data begins at a multiple of 64.
  const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
  const file = new Uint8Array(10 + length + bytes.length);
  file.set([0x93, ...ascii('NUMPY'), 1, 0, length & 0xff, length >> 8]);
  file.set(ascii(`${header.padEnd(length - 1)}\n`), 10);
  file.set(bytes, 10 + length);
  return file;
}

/** The bytes of a `.npz` file. Its times are fixed, so the same arrays give the same bytes. */
export function npz(arrays: Readonly<Record<string, NpyArray>>): Uint8Array {
  const files = Object.entries(arrays).map(([name, array]) => [`${name}.npy`, npy(array)] as const);
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}

const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
