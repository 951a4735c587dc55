import { describe, expect, it } from 'vitest';
import { STAGES, skipReason } from '../core/stages';
import { madeToken } from '../testing/made-token';
import { en } from './en';
import { zh } from './zh';

const small = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 6 };
const grouped = madeToken(small);
const plain = madeToken({ ...small, numExpertGroup: 1, topkGroup: 1 });
/** How many sentences there are. */
const count = (text: string) => text.match(/[.。]/g)?.length ?? 0;

describe.each([
  ['en', en],
  ['zh', zh],
] as const)('the line on each setting and stage (%s)', (_, words) => {
  it('says more than its name', () => {
    const { dispatch, params, stages } = words;
    const lines: [string, string][] = [
      ...Object.entries(dispatch.setupHelp).map(([field, line]): [string, string] => [
        dispatch.setupName[field as keyof typeof dispatch.setupHelp],
        line,
      ]),
      ...Object.entries(params.help).map(([field, line]): [string, string] => [
        params.name[field as keyof typeof params.help],
        line,
      ]),
      ...STAGES.map((id): [string, string] => [stages.chip[id], stages.does[id]]),
    ];
    for (const [name, line] of lines) {
      expect(line.replace(name, '').length, name).toBeGreaterThan(4);
    }
  });
});

describe.each([
  ['en', en, /^Otherwise .* would|^Otherwise .* could/],
  ['zh', zh, /^否则/],
] as const)('a stage that is skipped (%s)', (_, words, conditional) => {
  it('is told in the conditional, and only such a stage is', () => {
    const bare = madeToken(
      { ...small, numExpertGroup: 1, topkGroup: 1, renormalize: false, routedScalingFactor: 1 },
      { hasBias: false },
    );
    const skipped = STAGES.filter((id) => skipReason(id, bare));
    expect(skipped).toEqual(['bias', 'group', 'keep', 'mask', 'norm', 'scale']);
    for (const id of STAGES)
      if (skipped.includes(id)) expect(words.stages.would(id), id).toMatch(conditional);
      else expect(words.stages.would(id), id).toBe('');
  });
});

describe.each([
  ['en', en, /experts/, /group/, /weight/],
  ['zh', zh, /专家/, /组/, /权重/],
] as const)('what a reader is told first (%s)', (_, words, experts, groups, weight) => {
  it('is at most three sentences on experts, picks, groups and weights, with the numbers at hand', () => {
    const [lead, rest] = words.stages.intro(grouped) as [string, string];
    expect(lead).toMatch(experts);
    expect(lead.match(/\d+/g)).toEqual(['64', '6']);
    expect(rest).toMatch(groups);
    expect(rest.match(/\d+/g)).toEqual(['8', '4']);
    expect(rest).toMatch(weight);
    expect(count(lead + rest)).toBeLessThanOrEqual(3);
    // A phone's lowest sheet shows the first alone.
    expect(lead.length).toBeLessThan(160);
  });

  it('speaks of no groups where there are none', () => {
    const said = words.stages.intro(plain).join(' ');
    expect(said).not.toMatch(groups);
    expect(said).toMatch(weight);
  });
});
