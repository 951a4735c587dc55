import { changedPicks, picksOf } from '../core/probes/picks';
import type { RouteError, RouteInput, RouteOutcome, RouterParams } from '../core/types';
import { dispatchOf, inputOf } from './dispatch-scenario';
import { setParam } from './edits';
import type { Scenario } from './scenario';

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
  /** Entries of the two id sets that are not in both; null where the value is refused. */
  readonly changed: number | null;
  /** The picks with that value; empty where it is refused. */
  readonly picks: readonly number[];
  readonly error: RouteError | null;
}

export type Scents = Readonly<Record<ScentField, readonly Scent[]>>;

/** A value to try: the input it makes, but for rows that change from frame to frame, or why there is none. */
interface ScentProbe {
  readonly field: ScentField;
  readonly value: Scent['value'];
  readonly template: RouteInput | null;
  readonly error: RouteError | null;
}

/** Values of a strip at most. */
const MAX_VALUES = 32;

/** Every other admissible value of every scented parameter, each routed on the path it takes. Rows play no part. */
export function scentProbes(scenario: Scenario): ScentProbe[] {
  return SCENT_FIELDS.flatMap((field) =>
    valuesOf(field, scenario.params)
      .filter((value) => value !== scenario.params[field])
      .map((value): ScentProbe => {
        const changed = setParam(scenario, field, value as never).scenario;
        const dispatch = dispatchOf(changed);
        const error = scenario.setup.implementation === 'vllm' ? dispatch.error : null;
        return { field, value, template: error ? null : inputOf(changed, dispatch), error };
      }),
  );
}

/** The inputs of a strip's probes for the rows as they are now: `input` is the present one. */
export function scentInputs(
  probes: readonly ScentProbe[],
  { logits, eScoreCorrectionBias }: RouteInput,
): RouteInput[] {
  return probes.flatMap(({ template }) => (template ? [{ ...template, logits, eScoreCorrectionBias }] : []));
}

/** What the outcomes of `scentInputs` say, with the present value in its place among the others. */
export function readScents(
  probes: readonly ScentProbe[],
  outcomes: readonly RouteOutcome[],
  params: RouterParams,
  picks: readonly number[],
): Scents {
  const found = new Map<ScentField, Map<Scent['value'], Scent>>();
  let next = 0;
  for (const { field, value, template, error } of probes) {
    const outcome: RouteOutcome | undefined = template ? outcomes[next++] : undefined;
    const own = found.get(field) ?? new Map<Scent['value'], Scent>();
    found.set(field, own.set(value, scentOf(field, value, outcome, error, params, picks)));
  }
  const strip = (field: ScentField) =>
    valuesOf(field, params).flatMap((value): Scent[] => {
      if (value === params[field]) return [{ value, changed: 0, picks, error: null }];
      const scent = found.get(field)?.get(value);
      return scent ? [scent] : [];
    });
  return Object.fromEntries(SCENT_FIELDS.map((field) => [field, strip(field)])) as unknown as Scents;
}

function scentOf(
  field: ScentField,
  value: Scent['value'],
  outcome: RouteOutcome | undefined,
  error: RouteError | null,
  params: RouterParams,
  picks: readonly number[],
): Scent {
  if (!outcome?.ok)
    return { value, changed: null, picks: [], error: outcome && !outcome.ok ? outcome.error : error };
  const then = picksOf(outcome.result, field === 'topK' ? (value as number) : params.topK);
  return { value, changed: changedPicks(picks, then), picks: then, error: null };
}

/** The values a strip shows; for the two that should not touch the picks the one other value that proves it. */
function valuesOf(field: ScentField, params: RouterParams): Scent['value'][] {
  const { globalNumExperts: E, numExpertGroup: G } = params;
  switch (field) {
    case 'numExpertGroup':
      return upTo(E).filter((value) => E % value === 0);
    case 'topkGroup':
      return upTo(Math.min(G, MAX_VALUES));
    case 'topK':
      return upTo(Math.min(E, MAX_VALUES));
    case 'scoringFunc':
      return ['sigmoid', 'softmax'];
    case 'renormalize':
      return [false, true];
    case 'routedScalingFactor':
      return params.routedScalingFactor === 1 ? [1, 2.5] : [1, params.routedScalingFactor];
  }
}

function upTo(most: number): number[] {
  return Array.from({ length: Math.max(0, most) }, (_, i) => i + 1);
}
