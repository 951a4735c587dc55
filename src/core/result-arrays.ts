import type { Plan } from './plan';
import type { SemanticsId } from './semantics';
import type { UndefinedCondition } from './semantics/types';
import type { RouteError, RoutePath, RouterParams } from './types';

/** Sizes that the widths of the arrays follow. */
interface RowSizes {
  /** E. */
  readonly experts: number;
  /** G: `numExpertGroup`, or 1 if groups play no part. */
  readonly groups: number;
  /** Experts named per group in `groupBest`: 2, or more if a group's score is a longer sum. */
  readonly groupBestWidth: number;
  /** k. */
  readonly picks: number;
  /** k, and the slots of appended shared experts. */
  readonly slots: number;
}

type Width = (sizes: RowSizes) => number;

const floats = (width: Width) => ({
  width,
  view: (buffer: ArrayBufferLike, at: number, length: number): Float32Array =>
    new Float32Array(buffer, at, length),
});

const ints = (width: Width) => ({
  width,
  view: (buffer: ArrayBufferLike, at: number, length: number): Int32Array =>
    new Int32Array(buffer, at, length),
});

/**
 * Every intermediate of a routing, in the order of the stages: its type, and how many values one token has. All code
 * that makes, moves or compares results follows this table.
 */
const RESULT_ARRAYS = {
  /** s; z if the choice is made on logits. */
  scores: floats(({ experts }) => experts),
  /** c = s + b; equal to s without bias. */
  biased: floats(({ experts }) => experts),
  /** g. All zero if groups play no part. */
  groupScores: floats(({ groups }) => groups),
  /** The experts that make g, `groupBestWidth` for each group, best first; -1 if there is none. */
  groupBest: ints(({ groups, groupBestWidth }) => groups * groupBestWidth),
  /** All groups, best first; the first topkGroup are kept. */
  groupOrder: ints(({ groups }) => groups),
  /** c with the mask's fill outside the kept groups; equal to c if groups play no part. */
  masked: floats(({ experts }) => experts),
  /** All experts by `masked`, best first, ties to the lowest index, NaN above all (or below, if it is skipped). */
  expertOrder: ints(({ experts }) => experts),
  /** 1 if no group was usable and the kernel answered 0 … k−1 with weight 1/k. */
  uniform: ints(() => 1),
  /** Picked ids in the order the implementation returns them, then shared experts. */
  ids: ints(({ slots }) => slots),
  /** The values that the weights start from, at `ids`. */
  gathered: floats(({ picks }) => picks),
  /** Sum of `gathered`; computed even if it divides nothing. */
  weightSum: floats(() => 1),
  /** gathered divided by the guarded sum, without ρ; equal to `gathered` if nothing is renormalised. */
  renormalized: floats(({ picks }) => picks),
  /** w, in the order of `ids`. */
  weights: floats(({ slots }) => slots),
};

/** The name of an array of a result. */
export type ResultArray = keyof typeof RESULT_ARRAYS;

/** The arrays of a result, float32 and int32, row-major: [T, the width of a token]. */
export type ResultArrays = {
  readonly [Name in ResultArray]: ReturnType<(typeof RESULT_ARRAYS)[Name]['view']>;
};

/** A routed batch of T tokens: every intermediate, and the sizes that are needed to read it. */
export interface RouteResult extends ResultArrays {
  readonly semantics: SemanticsId;
  readonly path: RoutePath;
  /** Why the real kernel's answer means nothing for these sizes, or null. */
  readonly undefinedBecause: UndefinedCondition | null;
  readonly tokens: number;
  /** Groups of the path: `numExpertGroup`, or 1 if groups play no part. */
  readonly numGroups: number;
  /** Experts named per group in `groupBest`. */
  readonly groupBestWidth: number;
  /** Slots of a token in `ids` and `weights`. */
  readonly slots: number;
}

export type RouteOutcome =
  | { readonly ok: true; readonly result: RouteResult }
  | { readonly ok: false; readonly error: RouteError };

export const RESULT_ARRAY_NAMES = Object.keys(RESULT_ARRAYS) as readonly ResultArray[];

/** The sizes of a routing. */
export function rowSizesOf({ globalNumExperts, topK }: RouterParams, plan: Plan): RowSizes {
  return {
    experts: globalNumExperts,
    groups: plan.numGroups,
    groupBestWidth: plan.groupBestWidth,
    picks: topK,
    slots: topK + plan.sharedExperts,
  };
}

/** How many values of an array one token has. */
export function widthOf(name: ResultArray, sizes: RowSizes): number {
  return RESULT_ARRAYS[name].width(sizes);
}

/** An array of the right type over the bits of a buffer. */
export function viewOf<Name extends ResultArray>(
  name: Name,
  buffer: ArrayBufferLike,
  at = 0,
  length = buffer.byteLength / 4,
): ResultArrays[Name] {
  return RESULT_ARRAYS[name].view(buffer, at, length) as ResultArrays[Name];
}

/** All arrays, each made from its name. */
export function arraysBy(make: (name: ResultArray) => ResultArrays[ResultArray]): ResultArrays {
  const made = RESULT_ARRAY_NAMES.map((name) => [name, make(name)] as const);
  return Object.fromEntries(made) as unknown as ResultArrays;
}
