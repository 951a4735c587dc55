import { describe, expect, it } from 'vitest';
import { route } from '../route';
import type { RouterParams } from '../types';
import { followedBy } from './followed';
import { SEMANTICS, type SemanticsId } from './index';

const IDS = Object.keys(SEMANTICS) as SemanticsId[];
const PARAMS: RouterParams = {
  globalNumExperts: 16,
  numExpertGroup: 4,
  topkGroup: 2,
  topK: 4,
  renormalize: true,
  scoringFunc: 'sigmoid',
  routedScalingFactor: 2.5,
  numFusedSharedExperts: 1,
};
/** Sizes of the records that refuse the usual ones. */
const OWN_PARAMS: Partial<Record<SemanticsId, Partial<RouterParams>>> = {
  vllm_dsv4_topk: { globalNumExperts: 256, numExpertGroup: 1, topkGroup: 1, topK: 6 },
  vllm_cpu_plain: { scoringFunc: 'softmax' },
};

describe.each(IDS)('the record %s', (semantics) => {
  const rules = SEMANTICS[semantics];

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });

  it('names its source, to the commit or release', () => {
    expect(rules.sources.length).toBeGreaterThan(0);
    for (const source of rules.sources)
      expect(source).toMatch(/^[\w.-]+\/[\w.-]+@([0-9a-f]{40}|v[\d.]+):\S+$/);
  });

  it('routes an ordinary token to k different experts with finite weights', () => {
    const params = { ...PARAMS, ...OWN_PARAMS[semantics] };
    const logits = Float32Array.from({ length: params.globalNumExperts }, (_, i) => Math.sin(i * 7) * 3);
    const outcome = route({
      semantics,
      dtype: 'f32',
      tokens: 1,
      params,
      logits,
      eScoreCorrectionBias: logits.map((z) => z / 100),
    });
    if (!outcome.ok) throw new Error(outcome.error.code);
    const { ids, weights, slots } = outcome.result;
    expect(slots).toBe(params.topK + Number(rules.sharedExperts === 'appended'));
    expect(new Set(ids).size).toBe(slots);
    expect([...weights].every(Number.isFinite)).toBe(true);
    if (slots === 5) expect([ids[4], weights[4]]).toEqual([16, 1]);
  });
});

describe('all records', () => {
  it('are called measured if rows of them were recorded, and only then', () => {
    for (const id of IDS) expect(followedBy(id) !== null, id).toBe(SEMANTICS[id].confidence === 'measured');
  });
});
