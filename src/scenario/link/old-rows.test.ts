import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpackOldRows } from './old-rows';

const E = 64;

/** Rows in the form of the first links. */
function oldText(values: ReadonlyMap<number, number>): string {
  const bytes: number[] = [];
  let last = -1;
  for (const [i, bits] of [...values].sort(([a], [b]) => a - b)) {
    bytes.push(i - last - 1, bits & 0xff, (bits >>> 8) & 0xff, (bits >>> 16) & 0xff, bits >>> 24);
    last = i;
  }
  const packed = deflateSync(Uint8Array.from(bytes), { level: 9 });
  return Buffer.from(packed).toString('base64url');
}

function read(text: string) {
  const rows = new Uint32Array(E);
  const fault = unpackOldRows(text, rows);
  return { rows, fault };
}

const edits = fc
  .array(fc.tuple(fc.nat(E - 1), fc.integer({ min: 0, max: 0xffffffff })), { minLength: 1, maxLength: E })
  .map((entries) => new Map(entries));

const rowsOf = (values: ReadonlyMap<number, number>) =>
  Uint32Array.from({ length: E }, (_, i) => values.get(i) ?? 0);

describe('rows of the first links', () => {
  it('open, even without the underscores that autolinks cut off, or inside the marks of emphasis', () => {
    fc.assert(
      fc.property(edits, (values) => {
        const text = oldText(values);
        for (const arrived of [text, text.replace(/_+$/, ''), text.endsWith('_') ? text : `${text}_`])
          expect(read(arrived)).toEqual({ rows: rowsOf(values), fault: null });
      }),
      { numRuns: 2000 },
    );
  });

  it('that are damaged leave the rows as they were', () => {
    for (const text of ['A', 'zzzz', '####', oldText(new Map([[3, 5]])).slice(0, -4)])
      expect(read(text)).toEqual({ rows: new Uint32Array(E), fault: { code: 'linkValues' } });
  });
});
