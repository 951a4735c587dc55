import type { RoutedRow } from '../routed-row';
import { isPadding } from '../routed-row';
import type { Remark } from './remark';

/** What is unusual about the sizes of a token's weights. */
export type WeightRemark =
  /** ρ is 0: every finite weight becomes 0, or the implementation takes that for no factor. */
  | Remark<'zeroScale' | 'zeroIsNoScale'>
  | Remark<'aboveOne', { ids: readonly number[]; why: AboveOne }>
  | Remark<'belowZero', { ids: readonly number[]; why: BelowZero }>;

/**
 * `scale`: without ρ none is above 1; `factors`: nor without the experts' own factors; `negative`: others are negative,
 * and the sum of all is what they are divided by; `undivided`: nothing divides them by their sum.
 */
type AboveOne = 'scale' | 'factors' | 'negative' | 'undivided';

/** `scale`: without ρ none is negative; `gathered`: what the weights start from is. */
type BelowZero = 'scale' | 'gathered';

/** A quotient of nearly 1 may be rounded to a little more; that is no weight above 1. */
const ROUNDING = 2 ** -6;

export function zeroScale({ params, plan, result }: RoutedRow): WeightRemark | null {
  const { rules } = plan;
  const isAnswer = !isPadding({ result }) && result.uniform[0] !== 1;
  if (params.topK === 0 || !isAnswer) return null;
  if (plan.scales && plan.scale === 0) return { code: 'zeroScale' };
  const isNone = plan.scale === 0 && rules.zeroScale === 'off' && rules.scale === 'always';
  return isNone ? { code: 'zeroIsNoScale' } : null;
}

export function aboveOne(token: RoutedRow): WeightRemark | null {
  const { plan, result } = token;
  const slots = slotsWhere(token, (w) => w > 1 + ROUNDING && Number.isFinite(w));
  if (slots.length === 0) return null;
  const isByLater = !result.renormalized.some((w) => w > 1 + ROUNDING);
  const why = !isByLater
    ? reasonBefore(token)
    : plan.scales
      ? 'scale'
      : plan.rules.perExpertScale
        ? 'factors'
        : null;
  return why && { code: 'aboveOne', ids: idsAt(token, slots), why };
}

/** Why weights are above 1 before any factor. */
function reasonBefore({ plan, result }: RoutedRow): AboveOne | null {
  if (!plan.renormalizes) return 'undivided';
  return result.gathered.some((w) => w < 0) ? 'negative' : null;
}

export function belowZero(token: RoutedRow): WeightRemark | null {
  const { plan, result } = token;
  const slots = slotsWhere(token, (w) => w < 0 && Number.isFinite(w));
  if (slots.length === 0) return null;
  const isByScale = plan.scales && plan.scale < 0 && result.renormalized.every((w) => w >= 0);
  const why = isByScale ? 'scale' : result.gathered.some((w) => w < 0) ? 'gathered' : null;
  return why && { code: 'belowZero', ids: idsAt(token, slots), why };
}

/** Slots of picked experts whose weight is so. */
function slotsWhere({ params, result }: RoutedRow, isSo: (weight: number) => boolean): number[] {
  if (isPadding({ result })) return [];
  const weights = result.weights.subarray(0, params.topK);
  return Array.from(weights.keys()).filter((slot) => isSo(weights[slot]!));
}

function idsAt({ result }: RoutedRow, slots: readonly number[]): number[] {
  return [...new Set(slots.map((slot) => result.ids[slot]!))];
}
