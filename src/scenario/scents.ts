import { type PickChange, pickChange, picksOf } from '../core/probes/picks';
import {
  type RouteError,
  type RouteInput,
  type RouteOutcome,
  type RouterParams,
  SCORING_FUNCS,
} from '../core/types';
import { dispatchOf, inputOf, refusalOf } from './dispatch-scenario';
import { setParam } from './edits';
import type { Scenario } from './scenario';
import { upTo } from './up-to';

/** Parameters whose other values are tried on the token shown. */
const SCENT_FIELDS = [
  'numExpertGroup',
  'topkGroup',
  'topK',
  'scoringFunc',
  'renormalize',
  'routedScalingFactor',
] as const satisfies readonly (keyof RouterParams)[];

export type ScentField = (typeof SCENT_FIELDS)[number];

/** What a value of a parameter would do to the picks of the token shown. */
export interface Scent {
  readonly value: number | string | boolean;
  /** What becomes of the picks; null where the value is refused. */
  readonly changed: PickChange | null;
  /** The picks with that value; empty where it is refused. */
  readonly picks: readonly number[];
  readonly error: RouteError | null;
}

export type Scents = Readonly<Record<ScentField, readonly Scent[]>>;

/** The values of one strip, in its order. */
interface StripProbes {
  readonly field: ScentField;
  readonly values: readonly {
    readonly value: Scent['value'];
    readonly isPresent: boolean;
    /** The input that the value makes, but for the rows, which change from frame to frame; null where none is routed. */
    readonly template: RouteInput | null;
    /** Why the value is refused before anything is routed. */
    readonly error: RouteError | null;
  }[];
}

export type ScentProbes = readonly StripProbes[];

/** Values of a strip at most. */
const MAX_VALUES = 32;

/** Every admissible value of every scented parameter, each to be routed on the path it takes. Rows play no part. */
export function scentProbes(scenario: Scenario): ScentProbes {
  const { params } = scenario;
  return SCENT_FIELDS.map((field) => ({
    field,
    values: valuesOf(field, params).map((value) => {
      if (value === params[field]) return { value, isPresent: true, template: null, error: null };
      const changed = setParam(scenario, field, value as never).scenario;
      const dispatch = dispatchOf(changed);
      const error = refusalOf(changed, dispatch);
      return { value, isPresent: false, template: error ? null : inputOf(changed, dispatch), error };
    }),
  }));
}

/** `scentProbes` that are made anew only when something else than the rows has changed. */
export function createScentProbes(): (scenario: Scenario) => ScentProbes {
  let last: { readonly of: Scenario; readonly probes: ScentProbes } | null = null;
  return (scenario) => {
    if (!last || !hasSameSettings(last.of, scenario)) last = { of: scenario, probes: scentProbes(scenario) };
    return last.probes;
  };
}

function hasSameSettings(a: Scenario, b: Scenario): boolean {
  const hasBias = (scenario: Scenario) => scenario.eScoreCorrectionBias !== null;
  return a.params === b.params && a.setup === b.setup && a.token === b.token && hasBias(a) === hasBias(b);
}

/** The inputs of all probes for the rows as they are now: `input` is the present one. */
export function scentInputs(probes: ScentProbes, { logits, eScoreCorrectionBias }: RouteInput): RouteInput[] {
  return probes.flatMap(({ values }) =>
    values.flatMap(({ template }) => (template ? [{ ...template, logits, eScoreCorrectionBias }] : [])),
  );
}

/**
 * What the outcomes of `scentInputs` say. A strip that says the same as `before` is the same object, for in a drag most
 * do from frame to frame.
 */
export function readScents(
  probes: ScentProbes,
  outcomes: readonly RouteOutcome[],
  params: RouterParams,
  picks: readonly number[],
  before: Scents | null = null,
): Scents {
  let next = 0;
  const strips = probes.map(({ field, values }): [ScentField, readonly Scent[]] => {
    const strip = values.map(({ value, isPresent, template, error }): Scent => {
      if (isPresent) return { value, changed: pickChange(picks, picks), picks, error: null };
      const outcome = template ? outcomes[next++] : undefined;
      if (!outcome?.ok) return { value, changed: null, picks: [], error: outcome?.error ?? error };
      const then = picksOf(outcome.result, field === 'topK' ? (value as number) : params.topK);
      return { value, changed: pickChange(picks, then), picks: then, error: null };
    });
    const old = before?.[field];
    return [field, old && isSameStrip(old, strip) ? old : strip];
  });
  return Object.fromEntries(strips) as unknown as Scents;
}

function isSameStrip(a: readonly Scent[], b: readonly Scent[]): boolean {
  return (
    a.length === b.length &&
    a.every((scent, i) => {
      const other = b[i]!;
      return (
        scent.value === other.value &&
        scent.error?.code === other.error?.code &&
        scent.picks.length === other.picks.length &&
        scent.picks.every((id, slot) => id === other.picks[slot])
      );
    })
  );
}

/** The values a strip shows; for the two that should not touch the picks the one other value that proves it. */
function valuesOf(field: ScentField, params: RouterParams): readonly Scent['value'][] {
  const { globalNumExperts: E, numExpertGroup: G } = params;
  switch (field) {
    case 'numExpertGroup':
      return upTo(E).filter((value) => E % value === 0);
    case 'topkGroup':
      return around(params.topkGroup, G);
    case 'topK':
      return around(params.topK, E);
    case 'scoringFunc':
      return SCORING_FUNCS;
    case 'renormalize':
      return [false, true];
    case 'routedScalingFactor':
      return params.routedScalingFactor === 1 ? [1, 2.5] : [1, params.routedScalingFactor];
  }
}

/** The whole numbers from 1 to `most`; of more than a strip holds the first ones, or those around the present value. */
function around(present: number, most: number): number[] {
  const count = Math.min(most, MAX_VALUES);
  const skipped = present <= MAX_VALUES ? 0 : Math.min(present - MAX_VALUES / 2, most - count);
  return upTo(count).map((value) => value + skipped);
}
