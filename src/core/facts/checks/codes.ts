import type { ReadingCode } from './config-reading';

/** Checks of the parameters alone. */
export type ParamCheckCode =
  | 'noExperts'
  | 'noRouterRuns'
  | 'topKZero'
  | 'topKAboveExperts'
  | 'everyExpertPicked'
  | 'groupsZero'
  | 'groupsDoNotDivide'
  | 'moreGroupsThanExperts'
  | 'groupScoreNeedsTwo'
  | 'topkGroupZero'
  | 'topkGroupAboveGroups'
  | 'everyGroupKept'
  | 'topKAboveKept'
  | 'fewerPicksThanGroups'
  | 'megatronGroupScore'
  | 'topOneRenormalized'
  | 'softmaxOfPicked'
  | 'sharesNotDivided'
  | 'sigmoidNotDivided'
  | 'softmaxWithBias'
  | 'scaleZero'
  | 'sumIsScale'
  | 'scaleWithoutDivision'
  | 'scaleInModelToo'
  | 'noauxWithoutBias'
  | 'greedyWithBias'
  | 'greedyWithGroups'
  | 'limitedGreedyWithoutGroups'
  | 'sqrtsoftplusInGroups'
  | 'groupsWithoutBias'
  | 'groupMaxOrTwo'
  | 'maskZeroOrInfinity'
  | 'biasStaysFloat32'
  | 'tinySums'
  | 'noGroupsWithSigmoid'
  | 'groupsAbove32'
  | 'groupAbove32'
  | 'keptAbove128'
  | 'expertsAbove256'
  | 'topKAbove8'
  | 'topKAbove32'
  | 'notPowerOfTwo'
  | 'expertsAboveLimit'
  | 'expertsNotSplit'
  | 'picksFirst';

/** Checks of what vLLM and kernels do with them. */
export type WayCheckCode =
  | 'vllmRaises'
  | 'groupingFallsBack'
  | 'scoringDropped'
  | 'scaleDropped'
  | 'paddedRows'
  | 'kernelRefuses';

/** Checks of a token. */
export type RowCheckCode =
  | 'biasAllZero'
  | 'biasDecides'
  | 'scoreLostInBias'
  | 'biasNotFinite'
  | 'weightAboveOne'
  | 'weightBelowZero';

/** What the reader noticed is a check of the same code. */
export type CheckCode = ParamCheckCode | WayCheckCode | RowCheckCode | ReadingCode;
