import { doesRenormalize, doesRound, scoringOf } from '../plan';
import type { Semantics } from '../semantics/types';
import type { DispatchInput, EffectiveParam } from './types';

/** The value of each parameter and the one that takes effect. It comes from the record, so no path can be forgotten. */
export function effectiveParams(
  rules: Semantics,
  {
    params,
    configuredScale = params.routedScalingFactor,
    hasBias,
    hasTable = false,
    dtype,
    logitsDtype,
    biasDtype,
    environment,
  }: Omit<DispatchInput, 'entry'>,
): EffectiveParam[] {
  const scoring = scoringOf(rules, params);
  const usesGroups = rules.groupScore !== 'none';
  const keptGroups = Math.min(params.topkGroup, rules.mostKeptGroups ?? params.topkGroup);
  const picksInEach = rules.pick === 'eachGroup';
  // Softmax over the picks equals renormalised softmax over all experts.
  const renormalize =
    rules.softmaxForm === 'logUnlessRenormalized'
      ? params.renormalize
      : doesRenormalize(rules, params.renormalize, scoring, params.topK);
  const isNoScale = params.routedScalingFactor === 0 && rules.zeroScale === 'off';
  const isScaled =
    !isNoScale && (rules.scale === 'always' || (rules.scale === 'unlessRenormalized' && !renormalize));
  const scale = isScaled ? params.routedScalingFactor : 1;
  const shared = rules.sharedExperts === 'appended' ? params.numFusedSharedExperts : 0;
  const isLookedUp = hasTable && rules.table === 'picks';
  const usedBias = hasBias && rules.bias === 'added' && !isLookedUp;
  const rounds = doesRound(rules, scoring, usedBias);
  const computed = rounds ? dtype : 'f32';
  const stored = logitsDtype === 'same' ? dtype : logitsDtype;
  const isRoundedAgain = rules.roundsAt.includes('bias') && biasDtype === 'f32';
  const bias = !usedBias ? 'f32' : isRoundedAgain ? computed : biasDtype;
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
    row(
      'numExpertGroup',
      params.numExpertGroup,
      usesGroups || picksInEach ? params.numExpertGroup : 1,
      'groupsUnused',
    ),
    picksInEach
      ? row('topkGroup', params.topkGroup, params.numExpertGroup, 'everyGroupPicks')
      : row(
          'topkGroup',
          params.topkGroup,
          usesGroups ? keptGroups : 1,
          usesGroups ? 'keepsFewer' : 'groupsUnused',
        ),
    row('topK', params.topK, params.topK, null),
    row('scoringFunc', params.scoringFunc, scoring, 'notPassedOn'),
    row('eScoreCorrectionBias', hasBias, usedBias, isLookedUp ? 'tablePicks' : 'biasUnused'),
    row(
      'renormalize',
      params.renormalize,
      renormalize,
      renormalize ? 'alwaysRenormalizes' : whyNotRenormalized(rules),
    ),
    row(
      'routedScalingFactor',
      configuredScale,
      scale,
      configuredScale !== params.routedScalingFactor
        ? 'routerGetsOne'
        : isNoScale
          ? 'zeroIsNoScale'
          : rules.scale === 'never'
            ? 'neverScales'
            : 'scalesUnlessRenormalized',
    ),
    row('numFusedSharedExperts', params.numFusedSharedExperts, shared, 'noSharedExperts'),
    row('dtype', dtype, computed, environment.platform === 'cpu' ? 'upcastOnCpu' : 'roundsNothing'),
    row('logitsDtype', stored, stored, null),
    row('biasDtype', biasDtype, bias, usedBias ? 'roundsBias' : 'biasUnused'),
  ].filter(({ field }) => hasBias || field !== 'biasDtype');
}

function whyNotRenormalized({ renormalize, renormalizeOnlyIf }: Semantics): EffectiveParam['reason'] {
  if (renormalize === 'never') return 'neverRenormalizes';
  return renormalizeOnlyIf === 'manyPicks' ? 'renormalizesManyPicks' : 'renormalizesSigmoid';
}
