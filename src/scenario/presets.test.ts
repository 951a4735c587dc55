import { describe, expect, it } from 'vitest';
import { planOf } from '../core/plan';
import { route } from '../core/route';
import { generateRows } from '../sources/generator';
import { inputOf } from './dispatch-scenario';
import { applyPreset } from './edits';
import { originOf } from './preset-origins';
import { PRESETS, presetOf } from './presets';
import { scaleLedgerOf } from './scale';

describe('the presets', () => {
  // E·G·topk_group·k, score, renormalize, ρ, bias: from the models' configurations.
  it.each([
    ['dsv3', 'DeepSeek-V3', '256·8·4·8 sigmoid norm 2.5 bias'],
    ['dsv2', 'DeepSeek-V2', '160·8·3·6 softmax raw 16 none'],
    ['dsv2-lite', 'DeepSeek-V2-Lite', '64·1·1·6 softmax raw 1 none'],
    ['kimi-k2', 'Kimi-K2', '384·1·1·8 sigmoid norm 2.827 bias'],
    ['glm-4.5', 'GLM-4.5', '160·1·1·8 sigmoid norm 2.5 bias'],
    ['ling-1t', 'Ling-1T', '256·8·4·8 sigmoid norm 2.5 bias'],
    ['qwen3-30b', 'Qwen3-30B-A3B', '128·1·1·8 softmax norm 1 none'],
    ['mixtral-8x7b', 'Mixtral-8x7B', '8·1·1·2 softmax norm 1 none'],
    ['minimax-m2.5', 'MiniMax-M2.5', '256·1·1·8 sigmoid norm 1 bias'],
    ['tiny', 'Small model, routed like DeepSeek-V3', '64·8·4·8 sigmoid norm 2.5 bias'],
  ])('%s is %s with %s, and verified', (id, name, facts) => {
    const preset = presetOf(id);
    const { params: p } = preset;
    const sizes = [p.globalNumExperts, p.numExpertGroup, p.topkGroup, p.topK].join('·');
    const norm = p.renormalize ? 'norm' : 'raw';
    expect(
      `${sizes} ${p.scoringFunc} ${norm} ${p.routedScalingFactor} ${preset.hasBias ? 'bias' : 'none'}`,
    ).toBe(facts);
    expect(preset).toMatchObject({ id, name, confidence: 'verified' });
    expect(p.numFusedSharedExperts).toBe(0);
  });

  it('have ids of their own that a link can carry', () => {
    const ids = PRESETS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9.-]{1,40}$/.test(id))).toEqual([]);
  });

  it('say where they were read and how sure that is', () => {
    for (const { id, name, confidence } of PRESETS) {
      expect(name, id).not.toBe('');
      expect(originOf(id), id).not.toBe('');
      expect(originOf(id) === originOf('tiny'), id).toBe(id === 'tiny');
      expect(['verified', 'implied', 'from memory'], id).toContain(confidence);
    }
  });

  it('start with the recorded model, whose rows are a trace; all others name a generator', () => {
    expect(PRESETS[0]!.id).toBe('tiny');
    expect(PRESETS.filter(({ source }) => source.kind === 'trace').map(({ id }) => id)).toEqual(['tiny']);
  });

  it.each(PRESETS.map((preset) => [preset.id, preset] as const))('%s routes', (_, preset) => {
    const { params } = preset;
    const { scenario } = applyPreset(preset.id, () => generateRows('normal', 7, params));
    const outcome = route(inputOf(scenario));
    if (!outcome.ok) throw new Error(`${outcome.error.field} ${outcome.error.code}`);
    expect(new Set(outcome.result.ids).size).toBe(params.topK);
    if (params.renormalize) {
      const sum = outcome.result.weights.reduce((total, weight) => total + weight, 0);
      const { router, model } = scaleLedgerOf(scenario, planOf(inputOf(scenario)));
      expect(sum).toBeCloseTo(router, 5);
      expect(router * model).toBeCloseTo(params.routedScalingFactor, 5);
    }
  });

  it('give the first one for an unknown id', () => {
    expect(presetOf('nobody')).toBe(PRESETS[0]);
    expect(presetOf('')).toBe(PRESETS[0]);
  });
});
