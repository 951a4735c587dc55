import type { LogitsDtype } from '../types';
import type { ModelScale } from './model-code';

/**
 * Who multiplies by `routed_scaling_factor`. `asModel`: as this model's code does; the others put it in one place, in
 * both, or in none.
 */
export type ScaleHandling = 'asModel' | 'router' | 'model' | 'both' | 'neither';

export const SCALE_HANDLINGS: readonly ScaleHandling[] = ['asModel', 'router', 'model', 'both', 'neither'];

/** The values that decide where the factor is applied. */
export interface ScaleInput {
  /** `routed_scaling_factor` of the configuration. */
  readonly configured: number;
  readonly handling: ScaleHandling;
  /** The code around the router; null if it is that of no model: the factor is then the router's own. */
  readonly code: ModelScale | null;
  readonly usesAiter: boolean;
  /** Type in which the model computes. */
  readonly dtype: LogitsDtype;
  /** Shared experts of the model. */
  readonly sharedExperts: number;
  /** Weight of a shared expert, if the path puts it into a slot of its own. */
  readonly slotWeight: number;
}

/**
 * How the products compare with what the model was trained with: the factor on the routed experts, 1 on the shared
 * ones.
 */
type ScaleOutcome =
  /** The factor is 1: there is nothing to apply. */
  | 'idle'
  | 'once'
  | 'twice'
  | 'never'
  /** The routed experts are right, the shared ones are not. */
  | 'sharedOff'
  /** Their proportion is right, but both are too large or too small beside the rest of the layer. */
  | 'blockOff'
  | 'other';

/** Every factor between a router's weight and the layer's output. */
export interface ScaleLedger {
  readonly configured: number;
  /** The factor that the router gets. */
  readonly given: number;
  /** The factor that the router multiplies by: 1 if its path does not scale. */
  readonly router: number;
  /** The factor on the experts' summed output afterwards. */
  readonly model: number;
  /** The factor on the output of shared experts; null if the model has none. */
  readonly shared: number | null;
  /** Shared experts in slots of their own: their weight and the model's factor count. */
  readonly appended: number;
  /** The divisor of everything else that the decoder layer adds to the residual stream; 1 except in float16. */
  readonly stream: number;
  readonly outcome: ScaleOutcome;
}

type Place = Exclude<ScaleHandling, 'asModel'>;

function placeOf({ handling, code, usesAiter }: ScaleInput): Place {
  if (handling !== 'asModel') return handling;
  if (!code || code.by === 'router') return 'router';
  return code.by === 'modelUnlessAiter' && usesAiter ? 'router' : 'model';
}

/** The factor that the router gets. */
export function givenFactor(input: ScaleInput): number {
  const place = placeOf(input);
  return place === 'router' || place === 'both' ? input.configured : 1;
}

/**
 * The factors on the way from a router's weights to the layer's output. `scales`: whether the router's path multiplies
 * by the factor that it gets; `appended`: slots that hold shared experts.
 *
 * @example // DeepSeek-V3 in 0.15 on CUDA, 2.5: the router is given 1, the model multiplies by 2.5, the shared expert
 * counts 1
 */
export function scaleLedger(input: ScaleInput, scales: boolean, appended: number): ScaleLedger {
  const { configured, handling, code, dtype, sharedExperts, slotWeight } = input;
  const place = placeOf(input);
  const given = givenFactor(input);
  const router = scales ? given : 1;
  const half = handling === 'asModel' && dtype === 'f16' && code ? code.float16 : null;
  const isModel = place === 'model' || place === 'both';
  const hasOwnShared = sharedExperts > 0 && appended === 0;
  const divides = half !== null && (half.divides === 'always' || (isModel && hasOwnShared));
  const model = isModel && !divides ? configured : 1;
  const stream = half?.streamDivided ? configured : 1;
  const scalesShared = handling === 'asModel' && isModel && code?.scalesShared === true;
  const own = divides ? 1 / configured : scalesShared ? configured : 1;
  const shared = appended > 0 ? slotWeight * model : hasOwnShared ? own : null;
  return {
    configured,
    given,
    router,
    model,
    shared,
    appended,
    stream,
    outcome: outcomeOf(configured, router * model * stream, shared === null ? 1 : shared * stream),
  };
}

/** `routed` and `shared`: the factors beside a residual stream that nobody divides. */
function outcomeOf(configured: number, routed: number, shared: number): ScaleOutcome {
  if (configured === 1) return 'idle';
  const isRouted = isSame(routed, configured);
  if (isRouted) return isSame(shared, 1) ? 'once' : 'sharedOff';
  if (!isSame(shared, 1)) return isSame(routed, configured * shared) ? 'blockOff' : 'other';
  if (isSame(routed, configured * configured)) return 'twice';
  return isSame(routed, 1) ? 'never' : 'other';
}

/** The effect of the factors of two configurations on the output; null if all factors are the same. */
export function compareLedgers(
  a: ScaleLedger,
  b: ScaleLedger,
): { readonly routed: readonly [number, number]; readonly shared: readonly [number, number] } | null {
  if (
    isSame(a.router, b.router) &&
    isSame(a.model, b.model) &&
    a.shared === b.shared &&
    a.stream === b.stream
  )
    return null;
  const routed = ({ router, model, stream }: ScaleLedger) => router * model * stream;
  const shared = ({ shared: own, stream }: ScaleLedger) => (own ?? 1) * stream;
  return { routed: [routed(a), routed(b)], shared: [shared(a), shared(b)] };
}

/** Equal except for the last digits of a quotient. */
export function isSame(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}
