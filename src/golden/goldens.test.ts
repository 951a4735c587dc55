import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ulpDistance } from '../core/float';
import { route } from '../core/route';
import { laneSum, weightSumLanes } from '../core/sum';
import { checkGoldens, KNOWN_FLIPS } from './check-goldens';
import { readGoldens } from './read-goldens';

const cases = readGoldens(readFileSync('goldens/public.jsonl.gz')).filter(({ dtype }) => dtype === 'f32');

describe('the reference against the recorded implementations', async () => {
  const report = await checkGoldens(cases, async (inputs) => inputs.map(route));

  it('gives the id sets of grouped_topk on CUDA, save last-digit flips at near ties', () => {
    expect(report.native.rows).toBe(1173);
    expect(report.native.different).toEqual([]);
    expect(report.native.flips).toEqual(KNOWN_FLIPS);
  });

  it('gives its weights within 8 float32 steps', () => {
    expect(report.native.maxWeightUlps).toBeLessThanOrEqual(8);
  });

  it('answers with an error that names a field wherever grouped_topk raises', () => {
    expect(report.native.missedErrors).toEqual([]);
    expect(report.native.errors.length).toBe(34);
  });

  it('falls back as GroupedTopKRouter does where grouping is invalid', () => {
    expect(report.fallback.different).toEqual([]);
    expect(report.fallback.missedErrors).toEqual([]);
    expect(report.fallback.maxWeightUlps).toBeLessThanOrEqual(8);
    // Rows in which the real top-k kernel returns expert 0 again and again.
    expect(report.fallback.repeatedIds).toBe(8);
    expect(report.fallback.rows).toBe(52);
  });

  it('reproduces every recorded weight exactly when it starts from the recorded scores', () => {
    let weights = 0;
    for (const { mid, input, outcomes } of cases) {
      const outcome = outcomes.get('native_cuda');
      if (!mid || outcome?.kind !== 'rows' || !input.params.renormalize || !input.eScoreCorrectionBias)
        continue;
      const { globalNumExperts: E, topK: k, routedScalingFactor } = input.params;
      for (let token = 0; token < input.tokens; token++) {
        const ids = outcome.ids.subarray(token * k, (token + 1) * k);
        const gathered = Float32Array.from(ids, (id) => mid.scores[token * E + id]!);
        const sum = laneSum(gathered, weightSumLanes(k));
        gathered.forEach((score, slot) => {
          const normalised = Math.fround(score / sum);
          const weight = Math.fround(normalised * Math.fround(routedScalingFactor));
          expect(ulpDistance(weight, outcome.weights[token * k + slot]!)).toBe(0);
          weights++;
        });
      }
    }
    expect(weights).toBe(3525);
  });
});
