import { isBefore, numberOf, type StageId } from '../../stages';
import { AGREEMENTS, type Agreement, agreementOf, isBetter } from './agreement';
import type { Tolerance } from './differs';
import { type Divergence, firstDivergence, type RoutedSide } from './divergence';
import { exchanged, type Factor, factorsOf, routeSide, type Side, stageOf } from './side';
import { summaryOf } from './summary';

/** What making one thing equal does, tried both ways: A as B has it, and B as A has it. */
export interface Trial {
  readonly factor: Factor;
  /** A and B no longer part at the stage where they parted first, nor before. */
  readonly removesFirst: boolean;
  /** The results agree better than before. */
  readonly removesEnd: boolean;
  /** A side cannot be routed so. */
  readonly isRefused: boolean;
  /** Neither routing changes in any bit. */
  readonly isIdle: boolean;
  /** How much less the weights differ, as a share of Σ|Δw|; negative where they differ more. Null: not to be measured. */
  readonly share: number | null;
}

/** What removes a difference: each of `alone` by itself; where there is none, all of `together`, and no part of them. */
export interface Causes {
  readonly alone: readonly Factor[];
  readonly together: readonly Factor[];
}

/** What a comparison found, every cause of it tried. */
export interface Findings {
  readonly a: Side;
  readonly b: Side;
  readonly first: Divergence | null;
  readonly agreement: Agreement;
  /** The same bits at every stage. */
  readonly isIdentical: boolean;
  /** What makes the routings part where they part first. */
  readonly causes: Causes;
  /** What makes the results differ. */
  readonly endCauses: Causes;
  readonly trials: readonly Trial[];
}

/** Whether a thing is the order of two steps: what is scored and picked first, or where the scale comes. */
export function isOrderOfSteps({ kind, field }: Factor): boolean {
  return kind === 'rule' && (field === 'scored' || field === 'scaleAt');
}

/** Sizes of combinations that are tried one by one, and among how many things at most. */
const SMALLER = [
  [2, 12],
  [3, 7],
] as const;

const NOTHING: Causes = { alone: [], together: [] };

/** What became of the pair after an exchange, in both directions; null where a side cannot be routed so. */
type Outcome = readonly { readonly a: RoutedSide; readonly b: RoutedSide }[] | null;

/**
 * Tries what makes two routings differ: everything in which the two sides differ is made equal by itself, and where
 * nothing alone removes a difference, the smallest combination that does is looked for. Yields after each routing, so
 * that the search can be spread over time.
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
  // What changes nothing alone is seldom part of a combination: without all of it at once, then one by one.
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
