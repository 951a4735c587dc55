import type { CheckCode } from '../../core/facts/checks/codes';
import type { BugCode } from './bugs';

/** The known bugs that show why a check matters. Checks without one are left out. */
export const BUGS_OF_CHECK: Partial<Record<CheckCode, readonly BugCode[]>> = {
  biasDecides: ['biasInBf16'],
  biasStaysFloat32: ['biasInBf16', 'kernelInBf16'],
  fewerPicksThanGroups: ['groupByBestShare'],
  groupMaxOrTwo: ['groupByBestShare'],
  groupScoreNeedsTwo: ['oneExpertGroups', 'fallbackSoftmax'],
  groupingFallsBack: ['fallbackSoftmax', 'oneExpertGroups'],
  groupsWithoutBias: ['groupsForcedToOne', 'softmaxAfterMask'],
  hashLayers: ['everyTokenRowZero', 'imageTokensByTable'],
  impliedGating: ['gatingFuncMissing'],
  maskZeroOrInfinity: ['zeroMask'],
  megatronGroupScore: ['groupByBestShare'],
  noauxWithoutBias: ['oldSoftmaxPath'],
  picksFirst: ['gateBiasLeftOut', 'softmaxOverAll'],
  scaleDropped: ['scaleIsNone', 'scaleInKernelIsOne'],
  scaleInModelToo: ['scaledTwice', 'scaledTwiceOneGroup', 'neverScaled', 'sharedWeighsLess'],
  scoreLostInBias: ['kernelInBf16', 'biasInBf16'],
  scoringDropped: ['fallbackSoftmax'],
  sharesNotDivided: ['dividedUnasked'],
  sigmoidNotDivided: ['renormalizeNotPassed', 'softmaxForSigmoid'],
  softmaxOfPicked: ['softmaxOverAll'],
  softmaxWithBias: ['softmaxAndBiased', 'biasedAtOneShape'],
  sumIsScale: ['scaledTwice', 'scaleInKernelIsOne'],
  tinySums: ['sumHeldUp', 'zeroOverZero'],
  topOneRenormalized: ['topOneDivided'],
  weightAboveOne: ['scaledTwice', 'biasedWeights'],
};
