import fc from 'fast-check';
import { agreementOf, isBetter } from '../core/facts/compare/agreement';
import { TOLERANCES, type Tolerance } from '../core/facts/compare/differs';
import { type Causes, type Findings, findingsOf } from '../core/facts/compare/exchange';
import { type Factor, routeSide, type Side } from '../core/facts/compare/side';
import { SEMANTICS, type SemanticsId } from '../core/semantics';
import type { RouteInput } from '../core/types';
import { validate } from '../core/validate';
import { en } from '../text/en';
import { anyInput } from './any-input';
import { exchangedBy, sideOfInput, survives } from './survives';

/** The results of many comparisons. */
export interface Tally {
  comparisons: number;
  identical: number;
  /** The results agree, although a value on the way differs. */
  agreeing: number;
  /** Sentences that name a cause of the first divergence. */
  sentences: number;
  /** Those that begin "A and B differ in". */
  differIn: number;
  /** Sentences that name several things which are the cause only together. */
  combinations: number;
  readonly failures: string[];
}

const IDS = Object.keys(SEMANTICS) as SemanticsId[];

/**
 * B is another record's routing of A's row, and in one of three comparisons with other parameters and another type
 * too.
 */
const pair = fc
  .tuple(anyInput(), fc.constantFrom(...IDS), anyInput(), fc.nat(2), fc.constantFrom(...TOLERANCES))
  .map(([input, semantics, other, change, tolerance]): [RouteInput, RouteInput, Tolerance] => {
    const E = input.params.globalNumExperts;
    const row: RouteInput = { ...input, tokens: 1, logits: input.logits.subarray(0, E) };
    const b: RouteInput = { ...row, semantics };
    if (change > 0) return [row, b, tolerance];
    const { globalNumExperts: _, numExpertGroup, topkGroup, ...params } = other.params;
    const fits = E % numExpertGroup === 0 ? { numExpertGroup, topkGroup } : {};
    return [row, { ...b, dtype: other.dtype, params: { ...b.params, ...params, ...fits } }, tolerance];
  });

/** Compares that many pairs of routings, and tries every cause that is named a second time. */
export function compareMany(count: number, seed: number): Tally {
  const tally: Tally = {
    comparisons: 0,
    identical: 0,
    agreeing: 0,
    sentences: 0,
    differIn: 0,
    combinations: 0,
    failures: [],
  };
  for (let round = 0; tally.comparisons < count; round++)
    for (const [x, y, tolerance] of fc.sample(pair, { numRuns: 200, seed: seed + round })) {
      if (tally.comparisons === count) break;
      // An input that an implementation refuses has no picture to compare.
      if (validate(x) || validate(y) || x.params.topK > x.params.globalNumExperts) continue;
      if (y.params.topK > y.params.globalNumExperts) continue;
      compareOne(sideOfInput(x), sideOfInput(y), tolerance, tally);
    }
  return tally;
}

function compareOne(a: Side, b: Side, tolerance: Tolerance, tally: Tally): void {
  const findings = findingsOf(a, b, tolerance);
  const [inA, inB] = [routeSide(a), routeSide(b)];
  if (!findings || !inA || !inB) {
    tally.failures.push(`${nameOf(a, b)}: not compared`);
    return;
  }
  tally.comparisons++;
  const { first, agreement, isIdentical, causes, endCauses } = findings;
  if (isIdentical) tally.identical++;
  else if (agreement === 'same') tally.agreeing++;
  const fail = (what: string, factors: readonly Factor[]) =>
    tally.failures.push(`${nameOf(a, b)}: ${what} ${factors.map(({ field }) => field).join(' + ')}`);
  if (first) {
    const text = en.compare
      .divergence(inA, inB, first, tolerance, findings)
      .map((span) => span.text)
      .join('');
    tally.sentences++;
    if (text.startsWith('A and B differ in')) tally.differIn++;
    if (causes.together.length > 0) tally.combinations++;
    for (const factors of stated(causes, findings, fail))
      if (!survives(a, b, factors, first.stage, tolerance)) fail(`“${text}” does not survive`, factors);
  }
  if (agreement === 'same') return;
  for (const factors of stated(endCauses, findings, fail)) {
    const better = exchangedBy(a, b, factors).every(([x, y]) =>
      isBetter(agreementOf(x, y, tolerance), agreement),
    );
    if (!better) fail('the results still differ with', factors);
  }
}

/** The sets of things that are said to remove a difference once they are equal. */
function stated(
  { alone, together }: Causes,
  { trials }: Findings,
  fail: (what: string, factors: readonly Factor[]) => void,
): readonly (readonly Factor[])[] {
  if (alone.length > 0) return alone.map((factor) => [factor]);
  if (together.length > 0) return [together];
  fail(
    'no cause was found among',
    trials.map(({ factor }) => factor),
  );
  return [];
}

function nameOf(a: Side, b: Side): string {
  return `${a.inputs.semantics} against ${b.inputs.semantics}`;
}
