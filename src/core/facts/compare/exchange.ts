import { isBefore, numberOf, type StageId } from '../../stages';
import { AGREEMENTS, type Agreement, agreementOf, isBetter } from './agreement';
import type { Tolerance } from './differs';
import { type Divergence, firstDivergence, type RoutedSide } from './divergence';
import { exchanged, type Factor, factorsOf, routeSide, type Side, stageOf } from './side';
import { summaryOf } from './summary';

/** The effect of making one thing equal, tried both ways: A takes B's, and B takes A's. */
export interface Trial {
  readonly factor: Factor;
  /** A and B no longer differ at the stage of their first difference, nor before. */
  readonly removesFirst: boolean;
  /** The results agree better than before. */
  readonly removesEnd: boolean;
  /** A side cannot be routed in that way. */
  readonly isRefused: boolean;
  /** Neither routing changes in any bit. */
  readonly isIdle: boolean;
  /**
   * How much less the weights differ, as a share of Σ|Δw|; negative if they differ more. Null: it cannot be measured.
   */
  readonly share: number | null;
}

/** What removes a difference: each of `alone` by itself; if there is none, all of `together`, and no part of them. */
export interface Causes {
  readonly alone: readonly Factor[];
  readonly together: readonly Factor[];
}

/** The result of a comparison. Every cause in it was tried. */
export interface Findings {
  readonly a: Side;
  readonly b: Side;
  readonly first: Divergence | null;
  readonly agreement: Agreement;
  /** The same bits at every stage. */
  readonly isIdentical: boolean;
  /** What makes the first difference of the routings. */
  readonly causes: Causes;
  /** What makes the results differ. */
  readonly endCauses: Causes;
  readonly trials: readonly Trial[];
}

/** Whether a thing is the order of two steps: whether scoring or picking comes first, or the place of the scale. */
export function isOrderOfSteps({ kind, field }: Factor): boolean {
  return kind === 'rule' && (field === 'scored' || field === 'scaleAt');
}

/** Sizes of combinations that are tried one by one, and among how many things at most. */
const SMALLER = [
  [2, 12],
  [3, 7],
] as const;

const NOTHING: Causes = { alone: [], together: [] };

/** The pair after an exchange, in both directions; null if a side cannot be routed in that way. */
type Outcome = readonly { readonly a: RoutedSide; readonly b: RoutedSide }[] | null;

/**
 * Tries what makes two routings differ: each thing in which the sides differ is made equal by itself. If nothing alone
 * removes a difference, it searches for the smallest combination that does. Yields after each routing, so that the
 * search can be spread over time.
 */
export function* explore(a: Side, b: Side, tolerance: Tolerance): Generator<void, Findings | null> {
  const [inA, inB] = [routeSide(a), routeSide(b)];
  if (!inA || !inB) return null;
  const first = firstDivergence(inA, inB, tolerance);
  const agreement = agreementOf(inA, inB, tolerance);
  const isIdentical = agreement === 'same' && firstDivergence(inA, inB, 0) === null;
  const known = { a, b, first, agreement, isIdentical };
  if (isIdentical || first?.kind === 'experts')
    return { ...known, causes: NOTHING, endCauses: NOTHING, trials: [] };

  const factors = factorsOf(a, b);
  const tries = new Map<string, Outcome>();
  /** The pair with some things made equal, once by changing A and once by changing B. */
  function* attempt(made: readonly Factor[]): Generator<void, Outcome> {
    const key = factors.map((factor) => (made.includes(factor) ? 1 : 0)).join('');
    const before = tries.get(key);
    if (before !== undefined) return before;
    const changedA = routeSide(exchanged(a, b, made));
    yield;
    const changedB = routeSide(exchanged(b, a, made));
    yield;
    const outcome: Outcome =
      changedA && changedB
        ? [
            { a: changedA, b: inB! },
            { a: inA!, b: changedB },
          ]
        : null;
    tries.set(key, outcome);
    return outcome;
  }

  const partsLater: Test = (outcome) =>
    first !== null &&
    outcome.every((pair) => {
      const found = firstDivergence(pair.a, pair.b, tolerance);
      return found === null || isBefore(first.stage, found.stage);
    });
  const agreesBetter: Test = (outcome) =>
    outcome.every((pair) => isBetter(agreementOf(pair.a, pair.b, tolerance), agreement));

  const trials: Trial[] = [];
  const distance = summaryOf(inA, inB).l1;
  for (const factor of factors) {
    const outcome = yield* attempt([factor]);
    trials.push({
      factor,
      removesFirst: outcome !== null && partsLater(outcome),
      removesEnd: outcome !== null && agreesBetter(outcome),
      isRefused: outcome === null,
      isIdle: outcome !== null && isUnchanged(outcome, inA, inB),
      share: outcome && shareOf(outcome, distance),
    });
  }
  const causesOf = (test: Test, alone: readonly Factor[], stage: StageId) =>
    search(factors, trials, attempt, test, alone, stage);
  const stage = first?.stage ?? 'logits';
  return {
    ...known,
    trials,
    causes: first
      ? yield* causesOf(
          partsLater,
          trials.filter(({ removesFirst }) => removesFirst).map(({ factor }) => factor),
          stage,
        )
      : NOTHING,
    endCauses:
      agreement === AGREEMENTS[0]
        ? NOTHING
        : yield* causesOf(
            agreesBetter,
            trials.filter(({ removesEnd }) => removesEnd).map(({ factor }) => factor),
            stage,
          ),
  };
}

/** The same at once. */
export function findingsOf(a: Side, b: Side, tolerance: Tolerance): Findings | null {
  const search = explore(a, b, tolerance);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

type Test = (outcome: NonNullable<Outcome>) => boolean;

/** What removes a difference by itself, those of its stage first; else the smallest combination that is found. */
function* search(
  factors: readonly Factor[],
  trials: readonly Trial[],
  attempt: (made: readonly Factor[]) => Generator<void, Outcome>,
  test: Test,
  alone: readonly Factor[],
  stage: StageId,
): Generator<void, Causes> {
  const distance = (factor: Factor) => Math.abs(numberOf(stageOf(factor) ?? stage) - numberOf(stage));
  const nearest = (list: readonly Factor[]) => [...list].sort((x, y) => distance(x) - distance(y));
  if (alone.length > 0) return { alone: nearest(alone), together: [] };
  function* removes(made: readonly Factor[]): Generator<void, boolean> {
    const outcome = yield* attempt(made);
    return outcome !== null && test(outcome);
  }
  if (!(yield* removes(factors))) return NOTHING;
  // Things that change nothing alone are seldom part of a combination: leave out all of them at once, then one by one.
  const active = nearest(trials.filter(({ isIdle }) => !isIdle).map(({ factor }) => factor));
  let together: readonly Factor[] = (yield* removes(active)) ? active : nearest(factors);
  for (const factor of [...together].reverse()) {
    const rest = together.filter((other) => other !== factor);
    if (rest.length > 0 && (yield* removes(rest))) together = rest;
  }
  for (const [size, most] of SMALLER) {
    if (together.length <= size) break;
    for (const made of choose(active.slice(0, most), size))
      if (yield* removes(made)) return { alone: [], together: made };
  }
  return { alone: [], together };
}

/** Every choice of `size` of a list, in order. */
function* choose<Item>(list: readonly Item[], size: number): Generator<readonly Item[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [i, item] of list.entries())
    for (const rest of choose(list.slice(i + 1), size - 1)) yield [item, ...rest];
}

function isUnchanged(outcome: NonNullable<Outcome>, a: RoutedSide, b: RoutedSide): boolean {
  const isSame = (x: RoutedSide, y: RoutedSide) =>
    firstDivergence(x, y, 0) === null && agreementOf(x, y, 0) === 'same';
  return outcome.every((pair) => isSame(pair.a, a) && isSame(pair.b, b));
}

function shareOf(outcome: NonNullable<Outcome>, before: number): number | null {
  const after = Math.max(...outcome.map((pair) => summaryOf(pair.a, pair.b).l1));
  const share = 1 - after / before;
  return Number.isFinite(share) ? share : null;
}
