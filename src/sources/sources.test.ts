import { describe, expect, it } from 'vitest';
import { FIRST_MADE_UP } from './generator';
import {
  ALL_SOURCES,
  chooseOption,
  isSameSource,
  NOTHING_LOADED,
  SOURCES,
  type Source,
  sourceOf,
  sourceRows,
} from './sources';
import { FIRST_TRACE } from './trace';

/** The source that each entry of the list gives, if nothing was chosen before. */
const chosen = ALL_SOURCES.flatMap((source) =>
  source.options.map((option): [string, Source] => [option, source.choose(option, null)]),
);

describe('the list of sources', () => {
  it('has each kind under its own name, and each entry once', () => {
    expect(ALL_SOURCES.map(({ kind }) => kind)).toEqual(Object.keys(SOURCES));
    const options = chosen.map(([option]) => option);
    expect(new Set(options).size).toBe(options.length);
    // The entry for rows that a person gave as a list.
    expect(options).not.toContain('list');
  });

  it('keeps what the present source names, if an entry is of the same kind', () => {
    const now: Source = { kind: 'generator', generator: 'wide', seed: 40 };
    expect(chooseOption('ties', now)).toEqual({ kind: 'generator', generator: 'ties', seed: 40 });
    expect(chooseOption('trace', now)).toEqual(FIRST_TRACE);
    const token: Source = { ...FIRST_TRACE, layer: 1, token: 5 };
    expect(chooseOption('trace', token)).toBe(token);
    expect(chooseOption('normal', token)).toEqual(FIRST_MADE_UP);
  });
});

describe.each(chosen)('the source “%s”', (option, source) => {
  it('is found again in the list', () => {
    expect(sourceOf(source).kind).toBe(source.kind);
    expect(sourceOf(source).optionOf(source)).toBe(option);
  });

  it('comes back from a link, with the hash of its data if it has data', () => {
    const { read, write, files } = sourceOf(source);
    expect(read(write(source, ''))).toEqual({ source, dataHash: '' });
    const dataHash = files ? '0123456789ab' : '';
    expect(read(write(source, '0123456789ab'))).toEqual({ source, dataHash });
  });

  it('is written in a form that no other source reads', () => {
    const text = sourceOf(source).write(source, '');
    expect(ALL_SOURCES.filter(({ read }) => read(text)).map(({ kind }) => kind)).toEqual([source.kind]);
    for (const [other, ref] of chosen) expect(isSameSource(source, ref)).toBe(other === option);
  });

  it.each([1, 6, 300])('gives %i logits and biases before anything is loaded', (globalNumExperts) => {
    const rows = sourceRows(source, { globalNumExperts, numExpertGroup: 1 }, NOTHING_LOADED);
    expect(rows.logits).toHaveLength(globalNumExperts);
    expect(rows.bias).toHaveLength(globalNumExperts);
  });
});
