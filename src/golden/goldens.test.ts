import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routeBatch } from '../compute/worker/route-batch';
import { ulpDistance } from '../core/float';
import { route } from '../core/route';
import { laneSum, weightSumLanes } from '../core/sum';
import type { RouteInput } from '../core/types';
import { checkImplementation, implementationNames } from './check-goldens';
import { readGoldens } from './read-goldens';

const cases = readGoldens(readFileSync('goldens/public.jsonl.gz'));
const names = implementationNames(cases);

describe.each([
  ['the reference', route],
  ['the worker’s code', routeBatch],
] as const)('%s against the recorded implementations', (_, run) => {
  const routeAll = async (inputs: readonly RouteInput[]) => inputs.map(run);

  it.each(names)('%s: every row is explained', async (name) => {
    const report = await checkImplementation(cases, name, routeAll);
    expect(report.unexplained).toEqual([]);
    expect(report.rows + report.errors).toBeGreaterThan(0);
  });

  it.each([
    ['native_cuda', { equal: 1757, flip: 5 }],
    ['fused_seed', { equal: 937, carried: 1, nonFinite: 1 }],
    ['fused_new', { equal: 914, carried: 1, undefined: 24 }],
    ['router_cuda_seed', { equal: 1775, carried: 1, flip: 4, nonFinite: 1 }],
    ['fused_topk_seed', { equal: 982, flip: 8, nonFinite: 28 }],
    ['fused_topk_new', { equal: 1010, flip: 8 }],
  ])('%s: the rows fall into the classes counted once', async (name, classes) => {
    const report = await checkImplementation(cases, name, routeAll);
    expect(report.classes).toMatchObject(classes);
  });
});

describe('the comparison', () => {
  const routeAll = async (inputs: readonly RouteInput[]) => inputs.map(route);
  /** Public cases with one result changed. */
  const changed = (name: string, change: (outcome: { ids: Int32Array; weights: Float32Array }) => void) =>
    cases
      .filter(({ kind, outcomes }) => kind.startsWith('model') && outcomes.get(name)?.kind === 'rows')
      .map((golden) => {
        const outcome = golden.outcomes.get(name);
        if (outcome?.kind !== 'rows') return golden;
        const copy = { ...outcome, ids: outcome.ids.slice(), weights: outcome.weights.slice() };
        change(copy);
        return { ...golden, outcomes: new Map([[name, copy]]) };
      });

  it.each(['native_cuda', 'native_cpu', 'fused_seed', 'compiled_cuda', 'hf_deepseek_v3@cuda'])(
    '%s: a weight that is one percent off is found',
    async (name) => {
      const wrong = changed(name, ({ weights }) => {
        weights[0] = weights[0]! * 1.01;
      });
      const report = await checkImplementation(wrong, name, routeAll);
      // Weights of 0 or NaN stay what they are.
      expect(report.unexplained.length).toBeGreaterThan(0.8 * wrong.length);
    },
  );

  it.each(['native_cuda', 'native_cpu', 'fused_seed', 'hf_axk2@cuda'])(
    '%s: an expert that is not among the best is found',
    async (name) => {
      const wrong = changed(name, ({ ids }) => {
        ids[0] = ids.includes(0) ? ids[0]! : 0;
      });
      const report = await checkImplementation(wrong, name, routeAll);
      expect(report.unexplained.length).toBeGreaterThan(0.3 * wrong.length);
    },
  );

  it('finds a name that no record covers', async () => {
    const strange = cases.slice(0, 1).map((golden) => ({
      ...golden,
      outcomes: new Map([['hf_nobody@cuda', golden.outcomes.get('native_cuda')!]]),
    }));
    const report = await checkImplementation(strange, 'hf_nobody@cuda', routeAll);
    expect(report.unexplained).toHaveLength(1);
  });
});

describe('order of additions', () => {
  it('reproduces every recorded weight exactly when it starts from the recorded scores', () => {
    let weights = 0;
    for (const { stages, input, outcomes } of cases) {
      const outcome = outcomes.get('native_cuda');
      const { globalNumExperts: E, topK: k, routedScalingFactor, renormalize } = input.params;
      if (!stages.cuda || outcome?.kind !== 'rows' || !renormalize) continue;
      if (!input.eScoreCorrectionBias || input.dtype !== 'f32') continue;
      for (let token = 0; token < input.tokens; token++) {
        const ids = outcome.ids.subarray(token * k, (token + 1) * k);
        const gathered = Float32Array.from(ids, (id) => stages.cuda!.scores[token * E + id]!);
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
