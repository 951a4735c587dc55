import { dispatch } from '../../dispatch/dispatch';
import { AS_INSTALLED } from '../../dispatch/environment';
import type { Dispatch, VllmVersion } from '../../dispatch/types';
import { firstRefusal } from '../../refusals';
import { SEMANTICS, type SemanticsId } from '../../semantics';
import type { RouterParams } from '../../types';
import type { Check } from './check';
import type { WayCheckCode } from './codes';
import type { ConfigReading, ParamName } from './config-reading';

export const WAY_CODES: readonly WayCheckCode[] = [
  'vllmRaises',
  'groupingFallsBack',
  'scoringDropped',
  'scaleDropped',
  'paddedRows',
  'kernelRefuses',
];

const NEEDED: readonly ParamName[] = [
  'global_num_experts',
  'num_expert_group',
  'topk_group',
  'top_k',
  'scoring_func',
  'renormalize',
  'routed_scaling_factor',
  'e_score_correction_bias',
];

const VERSIONS: readonly VllmVersion[] = ['0.15', '2026-09'];

/** Kernels with limits of their own, which engines choose for a router with groups and a bias. */
const KERNELS: readonly SemanticsId[] = ['vllm_fused', 'sglang_fused_gate', 'flashinfer', 'tensorrt_llm'];

/** The parameters as vLLM's router gets them, or null if one that decides the way is unknown. */
function routerParams({ params: read }: ConfigReading): RouterParams | null {
  if (NEEDED.some((name) => read[name] === null) || read.global_num_experts === 0) return null;
  return {
    globalNumExperts: read.global_num_experts!,
    numExpertGroup: read.num_expert_group!,
    topkGroup: read.topk_group!,
    topK: read.top_k!,
    scoringFunc: read.scoring_func!,
    renormalize: read.renormalize!,
    routedScalingFactor: read.routed_scaling_factor!,
    numFusedSharedExperts: 0,
  };
}

/** Whether the checks of the way can be made. */
export function canAskWay(reading: ConfigReading): boolean {
  return routerParams(reading) !== null;
}

/** What vLLM does with the parameters as installed on CUDA, in both versions, and which kernels refuse them. */
export function wayChecks(reading: ConfigReading): Check<WayCheckCode>[] {
  const params = routerParams(reading);
  if (!params) return [];
  const hasBias = reading.params.e_score_correction_bias === true;
  const checks: Check<WayCheckCode>[] = [];
  for (const version of VERSIONS) {
    const way = dispatch({
      params,
      hasBias,
      dtype: 'f32',
      logitsDtype: 'same',
      biasDtype: 'f32',
      // Models that read a number of groups ask for the grouped router.
      useGroupedTopk:
        params.numExpertGroup > 1 || reading.provenance.num_expert_group.confidence === 'stated',
      environment: { ...AS_INSTALLED, version, kernels: version },
      entry: 'router',
    });
    checks.push(...ofWay(way, version, params));
  }
  for (const record of KERNELS) {
    const error = firstRefusal(SEMANTICS[record], { params, hasBias, dtype: 'f32', tokens: 1 });
    if (error?.raised && params.numExpertGroup > 1 && hasBias)
      checks.push({
        code: 'kernelRefuses',
        severity: 'info',
        params: [],
        values: { record, raised: error.raised },
      });
  }
  return checks;
}

function ofWay(
  { path, error, effective, warnings }: Dispatch,
  version: VllmVersion,
  params: RouterParams,
): Check<WayCheckCode>[] {
  const found: Check<WayCheckCode>[] = [];
  if (error?.raised)
    found.push({
      code: 'vllmRaises',
      severity: 'error',
      params: [],
      values: { version, raised: error.raised },
    });
  if (path === 'fallback' || path === 'fallbackBias')
    found.push({
      code: 'groupingFallsBack',
      severity: 'warning',
      params: ['num_expert_group', 'global_num_experts'],
      values: { version, groups: params.numExpertGroup, experts: params.globalNumExperts },
    });
  for (const { field, configured, effective: used, reason } of effective) {
    if (reason === null) continue;
    const values = { version, configured: String(configured), used: String(used) };
    if (field === 'scoringFunc')
      found.push({ code: 'scoringDropped', severity: 'error', params: ['scoring_func'], values });
    if (field === 'routedScalingFactor')
      found.push({ code: 'scaleDropped', severity: 'warning', params: ['routed_scaling_factor'], values });
  }
  if (warnings.includes('paddedRows'))
    found.push({
      code: 'paddedRows',
      severity: 'warning',
      params: ['global_num_experts'],
      values: { version, experts: params.globalNumExperts },
    });
  return found;
}
