import { describe, expect, it } from 'vitest';
import { listed } from './en/listed';
import { expert } from './spans';
import { listed as listedInChinese } from './zh/listed';

const names = (count: number) => Array.from({ length: count }, (_, id) => expert(id));
const read = (spans: ReturnType<typeof listed>) => spans.map(({ text }) => text).join('');

describe('names in a row', () => {
  it('are all listed if they are few', () => {
    expect(read(listed(names(1)))).toBe('E0');
    expect(read(listed(names(3)))).toBe('E0, E1 and E2');
    expect(read(listed(names(8)))).toMatch(/E6 and E7$/);
  });

  it('are counted after the first ones if they are many, and can still be shown', () => {
    for (const list of [listed, listedInChinese]) {
      const spans = list(names(32));
      expect(read(spans)).toMatch(/E5.*26/);
      expect(read(spans)).not.toContain('E6');
      const all = spans.flatMap((span) => (span.rest ? [...span.rest] : [span]));
      expect(all.filter(({ link }) => link).map(({ text }) => text)).toEqual(
        names(32).map(({ text }) => text),
      );
      // The rest of the sentence joins the names before it.
      expect(spans.at(-1)!.rest![0]!.text).toMatch(/^[,、]/);
    }
  });
});
