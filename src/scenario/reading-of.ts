import type { ConfigReading, Provenance } from '../core/facts/checks/config-reading';
import { presetOf } from './presets';
import type { Scenario } from './scenario';

const STATED: Provenance = { confidence: 'stated' };
const NOT_SAID: Provenance = { rule: 'not-said', confidence: 'unknown' };

/** The router on screen, in the form in which a configuration is read, so that both get the same checks. */
export function readingOfScenario({ params, eScoreCorrectionBias, preset }: Scenario): ConfigReading {
  return {
    params: {
      global_num_experts: params.globalNumExperts,
      num_expert_group: params.numExpertGroup,
      topk_group: params.topkGroup,
      top_k: params.topK,
      scoring_func: params.scoringFunc,
      renormalize: params.renormalize,
      routed_scaling_factor: params.routedScalingFactor,
      e_score_correction_bias: eScoreCorrectionBias !== null,
      n_shared_experts: null,
      dense_layers: null,
    },
    provenance: {
      global_num_experts: STATED,
      num_expert_group: STATED,
      topk_group: STATED,
      top_k: STATED,
      scoring_func: STATED,
      renormalize: STATED,
      routed_scaling_factor: STATED,
      e_score_correction_bias: STATED,
      n_shared_experts: NOT_SAID,
      dense_layers: NOT_SAID,
    },
    remarks: [],
    layers: null,
    expertParallelSize: null,
    topkMethod: null,
    picksFirst: false,
    family: presetOf(preset).modelType,
  };
}
