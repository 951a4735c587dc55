import type { Semantics } from '../semantics/types';
import type { DispatchInput, EffectiveParam } from './types';

/** What each parameter is set to and what the record makes of it. Read off the record, so that no path can be forgotten. */
export function effectiveParams(
  rules: Semantics,
  { params, hasBias, dtype, environment }: DispatchInput,
): EffectiveParam[] {
  const scoring = rules.scoringFunc === 'configured' ? params.scoringFunc : rules.scoringFunc;
  const usesGroups = rules.groupScore !== 'none';
  const renormalize =
    rules.renormalize === 'configured' ? params.renormalize : rules.renormalize === 'always';
  const scale = rules.scale === 'never' ? 1 : params.routedScalingFactor;
  const shared = rules.sharedExperts === 'appended' ? params.numFusedSharedExperts : 0;
  const usedBias = hasBias && rules.bias === 'added';
  const row = (
    field: EffectiveParam['field'],
    configured: EffectiveParam['configured'],
    effective: EffectiveParam['effective'],
    reason: EffectiveParam['reason'],
  ): EffectiveParam => ({
    field,
    configured,
    effective,
    reason: Object.is(configured, effective) ? null : reason,
  });
  return [
    row('globalNumExperts', params.globalNumExperts, params.globalNumExperts, null),
    row('numExpertGroup', params.numExpertGroup, usesGroups ? params.numExpertGroup : 1, 'groupsUnused'),
    row('topkGroup', params.topkGroup, usesGroups ? params.topkGroup : 1, 'groupsUnused'),
    row('topK', params.topK, params.topK, null),
    row('scoringFunc', params.scoringFunc, scoring, 'notPassedOn'),
    row('eScoreCorrectionBias', hasBias, usedBias, 'biasUnused'),
    row(
      'renormalize',
      params.renormalize,
      renormalize,
      renormalize ? 'alwaysRenormalizes' : 'neverRenormalizes',
    ),
    row('routedScalingFactor', params.routedScalingFactor, scale, 'neverScales'),
    row('numFusedSharedExperts', params.numFusedSharedExperts, shared, 'noSharedExperts'),
    row('dtype', dtype, environment.platform === 'cpu' ? 'f32' : dtype, 'upcastOnCpu'),
  ];
}
