import { describe, expect, it } from 'vitest';
import type { Implementation } from '../core/engines/types';
import { planOf } from '../core/plan';
import { presetScenario } from '../testing/made-store';
import { dispatchOf, inputOf, refusalOf } from './dispatch-scenario';
import { engineAnswerOf } from './follow';
import { parseLink } from './link/decode';
import { encodeLink } from './link/encode';
import { NO_MESSAGE } from './message';
import { scaleLedgerOf } from './scale';
import type { Scenario, Setup } from './scenario';

function following(preset: string, implementation: Implementation, change: Partial<Setup> = {}): Scenario {
  const scenario = presetScenario(preset);
  return { ...scenario, setup: { ...scenario.setup, implementation, ...change } };
}

const refusal = (scenario: Scenario) => refusalOf(scenario, dispatchOf(scenario));

describe('following an engine', () => {
  it('routes with the record it uses for the configuration', () => {
    expect(inputOf(following('dsv3', 'engine:sglang')).semantics).toBe('flashinfer');
    expect(inputOf(following('glm-4.5', 'engine:sglang')).semantics).toBe('sglang_triton');
    expect(inputOf(following('dsv3', 'sglang')).semantics).toBe('sglang');
    expect(engineAnswerOf(following('dsv3', 'sglang'))).toBeNull();
  });

  it('converts the logits first if the engine does', () => {
    expect(inputOf(following('dsv3', 'engine:sglang', { dtype: 'bf16' })).dtype).toBe('f32');
    expect(inputOf(following('dsv3', 'flashinfer', { dtype: 'bf16' })).dtype).toBe('bf16');
  });

  it('leaves the factor to the model that the engine has around it', () => {
    const ledger = (scenario: Scenario) => scaleLedgerOf(scenario, planOf(inputOf(scenario)));
    expect(ledger(following('dsv3', 'engine:sglang'))).toMatchObject({
      given: 1,
      model: 2.5,
      outcome: 'once',
    });
    expect(ledger(following('dsv3', 'flashinfer'))).toMatchObject({ given: 2.5, model: 1, outcome: 'once' });
    expect(ledger(following('dsv3', 'engine:transformers'))).toMatchObject({ given: 2.5, model: 1 });
  });

  it('is refused with the deciding field if the engine has no record', () => {
    expect(refusal(following('dsv3', 'engine:tensorrt_llm'))).toBeNull();
    expect(refusal(following('qwen3-30b', 'engine:tensorrt_llm'))).toEqual({
      field: 'eScoreCorrectionBias',
      code: 'noRecord',
      values: { engine: 'tensorrt_llm' },
    });
    expect(refusal(following('step-3.5-flash', 'engine:transformers'))?.field).toBe('setup');
  });

  it('is written in links like the name of a record', () => {
    const scenario = following('dsv3', 'engine:llama_cpp');
    const base = { logits: scenario.logits, bias: scenario.eScoreCorrectionBias! };
    const link = encodeLink(scenario, base, { t: 1, pins: [], zoom: null, message: NO_MESSAGE }, '');
    expect(link).toContain('im=engine:llama_cpp');
    expect(parseLink(link).head.setup.implementation).toBe('engine:llama_cpp');
    expect(parseLink('#v1.p=dsv3&im=sglang_biased&x=normal:7').head.setup.implementation).toBe(
      'sglang_biased',
    );
  });
});
