import { sameData } from '../../arithmetic/same-data';
import type { Plan } from '../../plan';
import { hasGroupStages } from '../../plan';
import type { Semantics } from '../../semantics/types';
import type { StageId } from '../../stages';

/** The fields of a record that change the result of a routing; its source and its refusals do not. */
export type RuleField = Exclude<
  keyof Semantics,
  'sources' | 'confidence' | 'refuses' | 'undefinedWhen' | 'scoringFuncs' | 'otherScoring'
>;

/** The stage at which each choice first shows; a rounding point shows at its own stage. */
const STAGE_OF: Readonly<Record<RuleField, StageId | null>> = {
  scoringFunc: 'score',
  scored: 'score',
  sigmoidForm: 'score',
  softplusForm: 'score',
  bias: 'bias',
  biasAt: 'score',
  groupScore: 'group',
  oneGroup: 'group',
  groupPick: 'keep',
  mostKeptGroups: 'keep',
  mask: 'mask',
  nonFinite: 'pick',
  noUsableGroup: 'pick',
  table: 'pick',
  pick: 'pick',
  roundsFloor: 'pick',
  order: 'pick',
  ties: 'pick',
  zeroExperts: 'pick',
  gather: 'gather',
  softmaxForm: 'gather',
  renormalize: 'norm',
  renormalizeOnlyIf: 'norm',
  sumOrder: 'norm',
  divisorGuard: 'norm',
  division: 'norm',
  weighedIn: 'norm',
  scale: 'scale',
  scaleAt: 'scale',
  zeroScale: 'scale',
  perExpertScale: 'scale',
  sharedExperts: 'scale',
  roundsAt: null,
};

const FIELDS = Object.keys(STAGE_OF) as RuleField[];

/** The fields in which two records differ, in the order of the stages. */
export function differingRules(a: Semantics, b: Semantics): RuleField[] {
  return FIELDS.filter((field) => !sameData(a[field], b[field]));
}

/** The stage at which a choice first shows, or null if that depends on the record. */
export function stageOfRule(field: RuleField): StageId | null {
  return STAGE_OF[field];
}

/** Whether a choice in which two records differ changes neither routing. */
export function hasNoPart(field: RuleField, a: Plan, b: Plan): boolean {
  // A plan cannot tell whether the order of equal values or of the slots has no effect.
  return field !== 'order' && field !== 'ties' && !isInPlay(field, a, b);
}

function isInPlay(field: RuleField, a: Plan, b: Plan): boolean {
  switch (field) {
    case 'scoringFunc':
      return a.scoring !== b.scoring;
    case 'sigmoidForm':
      return a.scoring === 'sigmoid' && b.scoring === 'sigmoid';
    case 'softplusForm':
      return a.scoring === 'sqrtsoftplus' && b.scoring === 'sqrtsoftplus';
    case 'softmaxForm':
      return a.takesLogSum !== b.takesLogSum;
    case 'bias':
      return a.hasBias !== b.hasBias;
    case 'biasAt':
      return a.biasesLogits !== b.biasesLogits;
    case 'table':
      return a.picksByTable !== b.picksByTable;
    case 'groupPick':
      return hasGroupStages(a) && hasGroupStages(b);
    case 'mostKeptGroups':
      return a.keptGroups !== b.keptGroups;
    case 'pick':
      return !a.picksByTable || !b.picksByTable;
    case 'roundsFloor':
      return a.rules.pick === 'rounds' && b.rules.pick === 'rounds';
    case 'oneGroup':
      return a.isGrouped !== b.isGrouped;
    case 'mask':
    case 'noUsableGroup':
      return hasGroupStages(a) || hasGroupStages(b);
    case 'zeroScale':
      return a.scales !== b.scales;
    case 'scale':
    case 'scaleAt':
      return a.scales || b.scales;
    case 'sharedExperts':
      return a.sharedExperts !== b.sharedExperts;
    case 'groupScore':
      return a.contributors !== b.contributors || a.isGrouped !== b.isGrouped;
    case 'gather':
      return a.gather !== b.gather;
    case 'renormalize':
    case 'renormalizeOnlyIf':
      return a.renormalizes !== b.renormalizes;
    case 'sumOrder':
    case 'divisorGuard':
    case 'division':
      return a.renormalizes && b.renormalizes;
    case 'weighedIn':
      return [a, b].some(({ renormalizes, scales, rules }) => renormalizes || scales || rules.perExpertScale);
    case 'order':
    case 'ties':
      return false;
    default:
      return true;
  }
}
