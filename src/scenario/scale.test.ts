import { describe, expect, it } from 'vitest';
import { planOf } from '../core/plan';
import { route } from '../core/route';
import { presetScenario } from '../testing/made-store';
import { dispatchOf, inputOf } from './dispatch-scenario';
import { hasEffect } from './has-effect';
import { parseLink } from './link/decode';
import { encodeLink } from './link/encode';
import { NO_MESSAGE } from './message';
import { PRESETS } from './presets';
import { scaleLedgerOf } from './scale';
import type { Scenario, Setup } from './scenario';

const withSetup = (scenario: Scenario, change: Partial<Setup>): Scenario => ({
  ...scenario,
  setup: { ...scenario.setup, ...change },
});

function weightSum(scenario: Scenario): number {
  const outcome = route(inputOf(scenario));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.result.weights.reduce((sum, w) => sum + w, 0);
}

const ledgerOf = (scenario: Scenario) => scaleLedgerOf(scenario, planOf(inputOf(scenario)));

describe('the factor of a preset', () => {
  const v3 = presetScenario('dsv3');

  it('is not in the weights if the model multiplies: a server returns these', () => {
    expect(weightSum(v3)).toBeCloseTo(1, 5);
    expect(ledgerOf(v3)).toMatchObject({ given: 1, router: 1, model: 2.5, shared: 1, outcome: 'once' });
    const rocm = { ...v3.setup.environment, platform: 'rocm', aiterFusedMoe: true } as const;
    expect(weightSum(withSetup(v3, { environment: rocm }))).toBeCloseTo(2.5, 5);
  });

  it('is in them once, twice or never, as the switch says', () => {
    const at = (scaleHandling: Setup['scaleHandling']) => {
      const scenario = withSetup(v3, { scaleHandling });
      return [
        Math.round(weightSum(scenario) * ledgerOf(scenario).model * 1e4) / 1e4,
        ledgerOf(scenario).outcome,
      ];
    };
    expect(at('asModel')).toEqual([2.5, 'once']);
    expect(at('router')).toEqual([2.5, 'once']);
    expect(at('both')).toEqual([6.25, 'twice']);
    expect(at('neither')).toEqual([1, 'never']);
  });

  it('is handled by the record if an implementation is followed by name', () => {
    expect(ledgerOf(withSetup(v3, { implementation: 'vllm_fused' }))).toMatchObject({
      router: 2.5,
      model: 1,
    });
    expect(ledgerOf(withSetup(v3, { implementation: 'hf_deepseek_v3' }))).toMatchObject({
      router: 2.5,
      model: 1,
    });
    // SGLang's router leaves it to the model; a record without a factor leaves it to nobody.
    expect(ledgerOf(withSetup(v3, { implementation: 'sglang_biased' }))).toMatchObject({
      router: 1,
      model: 2.5,
      outcome: 'once',
    });
    expect(ledgerOf(withSetup(v3, { implementation: 'hf_minimax_m2' }))).toMatchObject({ outcome: 'never' });
  });

  it('reaches the output once in every preset, version and platform except those that vLLM has wrong', () => {
    const wrong = new Set<string>();
    for (const { id } of PRESETS)
      for (const version of ['0.15', '2026-09'] as const)
        for (const platform of ['cuda', 'rocm', 'cpu'] as const)
          for (const aiterFusedMoe of platform === 'rocm' ? [false, true] : [false]) {
            const preset = presetScenario(id);
            const environment = {
              ...preset.setup.environment,
              version,
              kernels: version,
              platform,
              aiterFusedMoe,
            };
            const scenario = withSetup(preset, { environment });
            if (dispatchOf(scenario).error) continue;
            const { outcome } = ledgerOf(scenario);
            if (outcome !== 'once' && outcome !== 'idle') wrong.add(`${id} ${version} ${outcome}`);
          }
    expect([...wrong]).toEqual(['dots.llm1 0.15 sharedOff']);
  });

  it('tells the two right ways to scale an appended shared expert from the wrong mix of them', () => {
    const tiny = presetScenario('tiny');
    const environment = {
      ...tiny.setup.environment,
      platform: 'rocm',
      aiterFusedMoe: true,
      aiterSharedExperts: true,
      sharedExpertsScore: 0.4,
    } as const;
    const small: Scenario = {
      ...tiny,
      params: {
        ...tiny.params,
        globalNumExperts: 4,
        numExpertGroup: 1,
        topkGroup: 1,
        topK: 2,
        numFusedSharedExperts: 1,
      },
      logits: Float32Array.of(2, 1, 0.5, -1),
      eScoreCorrectionBias: null,
    };
    const at = (scaleHandling: Setup['scaleHandling'], sharedExpertsScore: number) => {
      const scenario = withSetup(small, {
        scaleHandling,
        environment: { ...environment, sharedExpertsScore },
      });
      const outcome = route(inputOf(scenario));
      if (!outcome.ok) throw new Error(outcome.error.code);
      const { model, shared, outcome: comes } = ledgerOf(scenario);
      const onOutput = [...outcome.result.weights].map((w) => Math.round(w * model * 1e4) / 1e4);
      return [onOutput, shared, comes];
    };
    expect(at('router', 1)).toEqual([[1.3661, 1.1339, 1], 1, 'once']);
    expect(at('model', 0.4)).toEqual([[1.3661, 1.1339, 1], 1, 'once']);
    expect(at('router', 0.4)).toEqual([[1.3661, 1.1339, 0.4], 0.4, 'sharedOff']);
  });

  it('decides the name of vLLM’s routing method: the factor that the router gets does', () => {
    const step = presetScenario('step-3.7-flash');
    const newest = { ...step.setup.environment, version: '2026-09', kernels: '2026-09' } as const;
    const own = withSetup(step, { environment: newest });
    expect(inputOf(own).params.routedScalingFactor).toBe(3);
    expect(inputOf(withSetup(own, { scaleHandling: 'neither' })).params.routedScalingFactor).toBe(1);
  });
});

describe('who multiplies', () => {
  const v3 = presetScenario('dsv3');
  const base = { logits: v3.logits, bias: v3.eScoreCorrectionBias! };
  const link = (scenario: Scenario) =>
    encodeLink(scenario, base, { t: 1, pins: [], zoom: null, message: NO_MESSAGE }, '');
  const handling = (fragment: string) => parseLink(fragment).head.setup.scaleHandling;

  it('is the model’s code in a link that names neither the factor nor who multiplies', () => {
    expect(handling('#v1.p=dsv3&x=normal:7')).toBe('asModel');
  });

  it('is the router in an older link that names a factor, of one side or of A', () => {
    expect(handling('#v1.p=dsv3&rho=3&x=normal:7')).toBe('router');
    expect(handling('#v1.p=dsv3&a=1&a-rho=1&x=normal:7')).toBe('router');
  });

  it('is the one that the link names', () => {
    expect(handling('#v1.p=dsv3&rho=3&sc=asModel&x=normal:7')).toBe('asModel');
    expect(handling('#v1.p=dsv3&sc=both&x=normal:7')).toBe('both');
  });

  it('is written only if it is not the default', () => {
    expect(link(v3)).not.toContain('sc=');
    expect(link(withSetup(v3, { scaleHandling: 'both' }))).toContain('&sc=both');
    const edited = { ...v3, params: { ...v3.params, routedScalingFactor: 3 } };
    expect(link(edited)).toContain('&sc=asModel');
    expect(link(withSetup(edited, { scaleHandling: 'router' }))).not.toContain('sc=');
  });

  it('counts as a difference even if only the output differs', () => {
    const [model, neither] = (['model', 'neither'] as const).map((scaleHandling) => {
      const scenario = withSetup(v3, { scaleHandling });
      return { scenario, plan: planOf(inputOf(scenario)) };
    });
    const difference = { kind: 'setup', field: 'scaleHandling', a: 'model', b: 'neither' } as const;
    expect(hasEffect(difference, model!, neither!)).toBe(true);
    expect(hasEffect(difference, model!, model!)).toBe(false);
  });
});
