import { type PickChange, pickChange, picksOf } from '../core/facts/what-if/picks';
import type { RouteOutcome } from '../core/result-arrays';
import { SCORING_FUNCS } from '../core/semantics/types';
import type { RouteError, RouteInput, RouterParams } from '../core/types';
import { dispatchOf, inputOf, refusalOf } from './dispatch-scenario';
import { setParam } from './edits';
import type { Scenario } from './scenario';
import { upTo } from './up-to';

/** Parameters whose other values are tried on the token shown. */
const WHAT_IF_FIELDS = [
  'numExpertGroup',
  'topkGroup',
  'topK',
  'scoringFunc',
  'renormalize',
  'routedScalingFactor',
] as const satisfies readonly (keyof RouterParams)[];

export type WhatIfField = (typeof WHAT_IF_FIELDS)[number];

/** What a value of a parameter would do to the picks of the token shown. */
export interface ValueWhatIf {
  readonly value: number | string | boolean;
  /** How the picks change; null if the value is refused. */
  readonly changed: PickChange | null;
  /** The picks with that value; empty if it is refused. */
  readonly picks: readonly number[];
  readonly error: RouteError | null;
}

export type ValueWhatIfs = Readonly<Record<WhatIfField, readonly ValueWhatIf[]>>;

/** The values of one strip, in its order. */
interface StripValues {
  readonly field: WhatIfField;
  readonly values: readonly {
    readonly value: ValueWhatIf['value'];
    readonly isPresent: boolean;
    /** The input with the value, but without the rows, which change from frame to frame; null if none is routed. */
    readonly template: RouteInput | null;
    /** Why the value is refused before anything is routed. */
    readonly error: RouteError | null;
  }[];
}

export type WhatIfStrips = readonly StripValues[];

/** Values of a strip at most. */
const MAX_VALUES = 32;

/** Every admissible value of every parameter, each to be routed on the path it takes. The rows do not matter. */
export function whatIfStrips(scenario: Scenario): WhatIfStrips {
  const { params } = scenario;
  return WHAT_IF_FIELDS.map((field) => ({
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

/** Makes the strips anew only if something other than the rows has changed. */
export function createWhatIfStrips(): (scenario: Scenario) => WhatIfStrips {
  let last: { readonly of: Scenario; readonly strips: WhatIfStrips } | null = null;
  return (scenario) => {
    if (!last || !hasSameSettings(last.of, scenario)) last = { of: scenario, strips: whatIfStrips(scenario) };
    return last.strips;
  };
}

function hasSameSettings(a: Scenario, b: Scenario): boolean {
  const hasBias = (scenario: Scenario) => scenario.eScoreCorrectionBias !== null;
  return a.params === b.params && a.setup === b.setup && a.token === b.token && hasBias(a) === hasBias(b);
}

/** The inputs of all strips for the rows as they are now: `input` is the present one. */
export function whatIfInputs(
  strips: WhatIfStrips,
  { logits, eScoreCorrectionBias }: RouteInput,
): RouteInput[] {
  return strips.flatMap(({ values }) =>
    values.flatMap(({ template }) => (template ? [{ ...template, logits, eScoreCorrectionBias }] : [])),
  );
}

/**
 * Reads the outcomes of `whatIfInputs`. A strip that says the same as in `before` is the same object: during a drag
 * most strips do, from frame to frame.
 */
export function readWhatIfs(
  strips: WhatIfStrips,
  outcomes: readonly RouteOutcome[],
  params: RouterParams,
  picks: readonly number[],
  before: ValueWhatIfs | null = null,
): ValueWhatIfs {
  let next = 0;
  const read = strips.map(({ field, values }): [WhatIfField, readonly ValueWhatIf[]] => {
    const strip = values.map(({ value, isPresent, template, error }): ValueWhatIf => {
      if (isPresent) return { value, changed: pickChange(picks, picks), picks, error: null };
      const outcome = template ? outcomes[next++] : undefined;
      if (!outcome?.ok) return { value, changed: null, picks: [], error: outcome?.error ?? error };
      const then = picksOf(outcome.result, field === 'topK' ? (value as number) : params.topK);
      return { value, changed: pickChange(picks, then), picks: then, error: null };
    });
    const old = before?.[field];
    return [field, old && isSameStrip(old, strip) ? old : strip];
  });
  return Object.fromEntries(read) as unknown as ValueWhatIfs;
}

function isSameStrip(a: readonly ValueWhatIf[], b: readonly ValueWhatIf[]): boolean {
  return (
    a.length === b.length &&
    a.every((whatIf, i) => {
      const other = b[i]!;
      return (
        whatIf.value === other.value &&
        whatIf.error?.code === other.error?.code &&
        whatIf.picks.length === other.picks.length &&
        whatIf.picks.every((id, slot) => id === other.picks[slot])
      );
    })
  );
}

/** The values of a strip. Two parameters should not touch the picks: for them the one other value that proves it. */
function valuesOf(field: WhatIfField, params: RouterParams): readonly ValueWhatIf['value'][] {
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

/** The whole numbers from 1 to `most`; if a strip cannot hold all, the first ones or those around the present value. */
function around(present: number, most: number): number[] {
  const count = Math.min(most, MAX_VALUES);
  const skipped = present <= MAX_VALUES ? 0 : Math.min(present - MAX_VALUES / 2, most - count);
  return upTo(count).map((value) => value + skipped);
}
