import { engineOf } from '../core/engines/choose';
import type { Plan } from '../core/plan';
import { engineScaleOf, type ModelScale, modelScaleOf } from '../core/scale/model-code';
import { givenFactor, type ScaleInput, type ScaleLedger, scaleLedger } from '../core/scale/scale-ledger';
import type { RouterParams } from '../core/types';
import { followedOf } from './follow';
import { presetOf } from './presets';
import type { Scenario } from './scenario';

type Configured = Pick<Scenario, 'preset' | 'params' | 'eScoreCorrectionBias' | 'setup'>;

/** The code that decides who multiplies, and its source. */
export interface ScaleCode {
  /** Null if no model's code is known: the factor is then the router's own. */
  readonly code: ModelScale | null;
  /** vLLM 0.15 has no code for the model; what newer code does is shown. */
  readonly isFromNewer: boolean;
}

/** The code around the router of a scenario: the preset's in vLLM, or that around another engine's record. */
export function scaleCodeOf(scenario: Configured): ScaleCode {
  const { preset, setup } = scenario;
  if (setup.implementation !== 'vllm') {
    const { record } = followedOf(scenario);
    const code = record && engineScaleOf(record, engineOf(setup.implementation));
    return { code, isFromNewer: false };
  }
  const { vllmModel } = presetOf(preset);
  return vllmModel ? modelScaleOf(vllmModel, setup.environment.version) : { code: null, isFromNewer: false };
}

function scaleInputOf(scenario: Configured): ScaleInput {
  const { preset, params, setup } = scenario;
  return {
    configured: params.routedScalingFactor,
    handling: setup.scaleHandling,
    code: scaleCodeOf(scenario).code,
    usesAiter: setup.environment.platform === 'rocm' && setup.environment.aiterFusedMoe,
    dtype: setup.dtype,
    sharedExperts: presetOf(preset).sharedExperts,
    slotWeight: setup.environment.sharedExpertsScore,
  };
}

/** The parameters that the router gets: its factor may differ from the configured one. */
export function routerParamsOf(scenario: Configured): RouterParams {
  const given = givenFactor(scaleInputOf(scenario));
  const { params } = scenario;
  return Object.is(given, params.routedScalingFactor) ? params : { ...params, routedScalingFactor: given };
}

/** Every factor between the weights of a routed scenario and the layer's output. */
export function scaleLedgerOf(scenario: Configured, plan: Plan): ScaleLedger {
  return scaleLedger(scaleInputOf(scenario), plan.scales, plan.sharedExperts);
}
