import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sameData } from '../../core/arithmetic/same-data';
import { PRESETS } from '../presets';
import { type BugSideFacts, bugFacts } from './bug-facts';
import { BUG_CODES, BUGS, type BugCode } from './bugs';

/** Ids with their weights, in the order of the slots. */
const told = ({ ids, weights }: BugSideFacts) =>
  ids.map((id, slot) => `${id} ${Number(weights[slot]!.toPrecision(4))}`).join(', ');

/** What each side answers. Written down apart from the words, which compute their numbers. */
const ANSWERS: Readonly<Record<BugCode, readonly [string, string]>> = {
  zeroMask: ['4 0.5677, 5 0.4323', '0 0.5464, 1 0.4536'],
  groupByBestShare: ['0 0.9526', '4 1'],
  fallbackSoftmax: ['0 0.9933, 3 0.006693', '2 0.3952, 0 0.6048'],
  groupsForcedToOne: ['0 0.4568, 4 0.2771', '0 0.4568, 1 0.003078'],
  oneExpertGroups: ['0 0.5, 1 0.5', '2 0.5186, 3 0.4814'],
  lossMapDiffers: ['7 0.7041, 3 0.6511, 1 0.6044, 4 0.5404', '3 0.8012, 4 0.665, 2 0.3871, 5 0.6467'],
  softmaxAfterMask: ['4 0.2094, 5 0.2094', '0 0.2759, 1 0.1674'],
  oldSoftmaxPath: ['7 0.6285, 3 0.2312, 1 0.1402', '3 1.081, 4 0.897, 2 0.5222'],
  imageTokensByTextBias: ['7 0.603, 2 0.897', '0 0.8303, 6 0.6697'],
  imageTokensByTable: ['2 0.897, 7 0.603', '0 0.8303, 6 0.6697'],
  everyTokenRowZero: ['0 0.9953, 2 0.5047', '1 0.6676, 3 0.8324'],
  paddingIsRouted: ['0 0.5, 2 0.5', '-1 0, -1 0'],
  physicalIdsRecorded: ['1 0.5186, 3 0.4814', '1 0.5186, 3 0.4814'],
  biasedWeights: ['2 0.5553, 0 0.4447', '2 0.3621, 0 0.6379'],
  biasedAtOneShape: ['2 0.6836, 0 0.6175', '2 0.08357, 0 0.6175'],
  softmaxForSigmoid: ['0 0.6175, 1 0.2272', '0 0.8808, 1 0.7311'],
  softmaxAndBiased: ['4 0.5803, 0 0.4197', '4 0.4062, 2 0.5938'],
  gatingFuncMissing: ['4 0.2146, 0 1.585', '4 0.8018, 3 0.9982'],
  topOneDivided: ['0 1', '0 0.2984'],
  dividedUnasked: ['0 0.7311, 1 0.2689', '0 0.5245, 1 0.1929'],
  renormalizeNotPassed: ['0 0.7311, 3 0.6225', '0 0.5401, 3 0.4599'],
  softmaxOverAll: ['0 0.5245, 1 0.1929', '0 0.7311, 1 0.2689'],
  gateBiasLeftOut: ['0 0.5245, 1 0.1929', '0 0.5744, 2 0.4256'],
  zeroOverZero: ['0 NaN, 1 NaN', '0 0, 1 0'],
  sumHeldUp: ['4 0.00304, 5 0.003903, 6 0.005012, 7 0.006435', '4 0.1653, 5 0.2122, 6 0.2725, 7 0.3499'],
  scaledTwice: ['3 1.081, 4 0.897, 2 0.5222', '3 0.4323, 4 0.3588, 2 0.2089'],
  scaledTwiceOneGroup: ['1 1.512, 6 1.315', '1 0.5349, 6 0.4651'],
  neverScaled: ['3 0.5464, 4 0.4536', '3 0.5464, 4 0.4536'],
  scaleIsNone: ['5 0.4865, 0 0.5135', '5 1.375, 0 1.452'],
  scaleInKernelIsOne: ['4 0.4672, 1 0.5328', '4 1.402, 1 1.598'],
  sharedWeighsLess: ['0 1.366, 1 1.134, 8 0.4', '0 1.366, 1 1.134, 8 1'],
  biasInBf16: ['0 1.296, 2 1.204', '0 1.313, 4 1.187'],
  kernelInBf16: ['0 1', '1 1'],
  logitsRoundedFirst: ['0 0.5464, 2 0.4536', '0 0.5463, 1 0.4537'],
  servedInBf16: ['2 0.5039, 0 0.4961', '2 0.5045, 1 0.4955'],
  tieBreakTooLarge: ['0 0.531, 1 0.469', '0 0.531, 6 0.469'],
  scoreUnderflows: ['0 0, 1 0', '0 0.5622, 1 0.4378'],
  slotsUnsorted: ['1 0.3272, 2 0.3942, 0 0.2786', '2 0.3942, 1 0.3272, 0 0.2786'],
};

/** Recorded public cases that a bug repeats; see `goldens/README.md`. */
const CASES = [
  ['biasInBf16', '02-bias-bf16-at-seven'],
  ['gatingFuncMissing', '03-gguf-gating-func-missing'],
  ['logitsRoundedFirst', '05-logits-rounded-before-router'],
  ['scaleInKernelIsOne', '09-scale-constant-in-kernel'],
  ['softmaxAndBiased', '17-lfm2-softmax-and-biased'],
  ['lossMapDiffers', '18-aux-loss-map-differs'],
  ['imageTokensByTextBias', '20-vision-bias-never-read'],
  ['renormalizeNotPassed', '27-sigmoid-renormalise-ignored'],
] as const satisfies readonly (readonly [BugCode, string])[];

interface Answer {
  readonly ids: readonly number[];
  readonly weights?: readonly number[];
}

it.each(CASES)('%s gives the wrong and the right values of its public case', (code, file) => {
  const { a, b } = bugFacts(BUGS[code]);
  const recorded = JSON.parse(readFileSync(`goldens/cases/${file}.json`, 'utf8'));
  for (const [side, answer] of [
    [a, recorded.wrong[0]],
    [b, recorded.right[0]],
  ] as [BugSideFacts, Answer][]) {
    expect(side.ids).toEqual(answer.ids);
    for (const [slot, weight] of (answer.weights ?? []).entries())
      expect(side.weights[slot]).toBeCloseTo(weight, 4);
  }
});

describe.each(BUG_CODES)('the known bug %s', (code) => {
  const bug = BUGS[code];
  const facts = bugFacts(bug);

  it('parts at the stage that it names, and answers what is written here', () => {
    expect(facts.stage).toBe(bug.stage);
    expect([told(facts.a), told(facts.b)]).toEqual(ANSWERS[code]);
  });

  it('shows a difference even if no stage does', () => {
    expect(sameData(facts.a, facts.b)).toBe(false);
  });

  it('is small, names a thread, and stands under a preset that exists', () => {
    expect(bug.both.logits.length).toBeLessThanOrEqual(32);
    for (const thread of bug.threads) expect(thread).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/);
    expect(new Set(bug.threads).size).toBe(bug.threads.length);
    expect(PRESETS.map(({ id }) => id)).toContain(bug.preset);
  });
});
