import { biasWeighs, chosenBy, hasGroupStages, type Plan } from '../plan';
import type { RoutedRow } from '../routed-row';
import type { ScoringFunc } from '../semantics/types';
import { type SkipReason, type StageId, skipReason } from '../stages';
import type { Remark } from './remark';

/** Whether the bias is part of what is compared. */
type WithBias = { bias: 'none' | 'included' };

/** What a stage does and what it is good for: as in most routers, or as in this one. */
type AboutRemark =
  | Remark<'usual', { stage: StageId }>
  | Remark<'choosesLogits' | 'biasShiftsLogits' | 'biasWeighs'>
  | Remark<'judgesByBest', WithBias>
  | Remark<'judgesBySum', WithBias & { contributors: number }>
  | Remark<'looksUpPicks'>
  | Remark<'picksLogits', WithBias>
  | Remark<'weighsRecovered' | 'weighsBiased' | 'weighsScores'>;

/** What a router is for. */
type IntroRemark =
  | Remark<'layer', { experts: number; topK: number }>
  | Remark<'groupsAndWeights', { groups: number; kept: number }>
  | Remark<'weights'>;

/** What a stage did with this token. */
type CaptionRemark =
  | Remark<'skips', { reason: SkipReason }>
  | Remark<'leftToModel', { factor: number }>
  | Remark<'logits', { experts: number }>
  | Remark<'unscored'>
  /** `scoredAnyway`: whatever the configuration asks for. */
  | Remark<'scored' | 'scoredAnyway', { func: ScoringFunc }>
  | Remark<'biasForLogits' | 'biasForAll' | 'biasForChoice'>
  | Remark<'groupBest'>
  | Remark<'groupSum', { contributors: number }>
  | Remark<'groupsStay', { kept: number; groups: number }>
  | Remark<'expertsRemain', { survivors: number; experts: number }>
  | Remark<'rowNames', { topK: number }>
  | Remark<'topOfTooFew', { topK: number; survivors: number }>
  | Remark<'topOfAll' | 'topOfUnmasked', { topK: number; survivors: number; by: ChosenBy }>
  | Remark<'gathered', { from: 'scores' | 'unbiased' | 'biased' | 'recovered' }>
  | Remark<'divided', { sum: number }>
  | Remark<'multiplied', { factor: number }>;

type ChosenBy = 'score' | 'logit' | 'biasedScore' | 'biasedLogit';

export type StageRemark = AboutRemark | IntroRemark | CaptionRemark;

/** What a stage does in this router, for a reader who asks about no expert. */
export function aboutOf({ plan }: Pick<RoutedRow, 'plan'>, stage: StageId): AboutRemark {
  const { gather, contributors } = plan;
  const bias = plan.hasBias ? 'included' : 'none';
  switch (stage) {
    case 'score':
      if (plan.rules.scored === 'after') return { code: 'choosesLogits' };
      break;
    case 'bias':
      if (plan.biasesLogits) return { code: 'biasShiftsLogits' };
      if (biasWeighs(plan)) return { code: 'biasWeighs' };
      break;
    case 'group':
      return contributors === 1
        ? { code: 'judgesByBest', bias }
        : { code: 'judgesBySum', contributors, bias };
    case 'pick':
      if (plan.picksByTable) return { code: 'looksUpPicks' };
      if (chosenBy(plan) === 'logit') return { code: 'picksLogits', bias };
      break;
    case 'gather':
      if (gather === 'recovered') return { code: 'weighsRecovered' };
      if (!plan.hasBias) return { code: 'weighsScores' };
      if (gather !== 'score') return { code: 'weighsBiased' };
  }
  return { code: 'usual', stage };
}

/** What all this is for, a paragraph each. */
export function introOf({ params, plan }: Pick<RoutedRow, 'params' | 'plan'>): IntroRemark[] {
  const { globalNumExperts: experts, topK } = params;
  return [
    { code: 'layer', experts, topK },
    hasGroupStages(plan)
      ? { code: 'groupsAndWeights', groups: plan.numGroups, kept: plan.keptGroups }
      : { code: 'weights' },
  ];
}

/** What a stage did, with this token's numbers. */
export function captionOf(token: RoutedRow, stage: StageId): CaptionRemark {
  const { params, plan, result, ledger } = token;
  const { contributors, keptGroups: kept, numGroups: groups } = plan;
  const { topK, globalNumExperts: experts } = params;
  const reason = skipReason(stage, token);
  if (reason === 'scaleByModel' && ledger.model !== 1) return { code: 'leftToModel', factor: ledger.model };
  if (reason) return { code: 'skips', reason };
  const survivors = hasGroupStages(plan) ? (kept * experts) / groups : experts;
  switch (stage) {
    case 'logits':
      return { code: 'logits', experts };
    case 'score':
      return scoredBy(plan, params.scoringFunc);
    case 'bias':
      if (plan.biasesLogits) return { code: 'biasForLogits' };
      return { code: biasWeighs(plan) ? 'biasForAll' : 'biasForChoice' };
    case 'group':
      return contributors === 1 ? { code: 'groupBest' } : { code: 'groupSum', contributors };
    case 'keep':
      return { code: 'groupsStay', kept, groups };
    case 'mask':
      return { code: 'expertsRemain', survivors, experts };
    case 'pick':
      if (plan.picksByTable) return { code: 'rowNames', topK };
      if (topK > survivors) return { code: 'topOfTooFew', topK, survivors };
      return {
        code: survivors < experts ? 'topOfUnmasked' : 'topOfAll',
        topK,
        survivors,
        by: comparedBy(plan),
      };
    case 'gather':
      return { code: 'gathered', from: gatheredFrom(plan) };
    case 'norm':
      return { code: 'divided', sum: result.weightSum[0]! };
    case 'scale':
      return { code: 'multiplied', factor: plan.scale };
  }
}

function scoredBy({ rules, scoring: func }: Plan, configured: ScoringFunc): CaptionRemark {
  if (rules.scored === 'after') return { code: 'unscored' };
  return { code: func === configured ? 'scored' : 'scoredAnyway', func };
}

function comparedBy(plan: Plan): ChosenBy {
  if (chosenBy(plan) === 'logit') return plan.hasBias ? 'biasedLogit' : 'logit';
  return plan.hasBias ? 'biasedScore' : 'score';
}

function gatheredFrom({ gather, hasBias }: Plan): 'scores' | 'unbiased' | 'biased' | 'recovered' {
  if (gather === 'score') return hasBias ? 'unbiased' : 'scores';
  return gather === 'masked' ? 'scores' : gather;
}
