import type { Remark } from './remark';

/** What is compared: values of experts, of picks, or of groups. */
export type ValueOf = 'logit' | 'score' | 'biasedLogit' | 'biasedScore' | 'group' | 'weight' | 'share';

type Of = { of: ValueOf };
type Ids = { ids: readonly number[] };
/** Whether others are not finite, which a remark before this one has said. */
type Rest = { isRest: boolean };

/** Who has the largest and the smallest of some values. */
export type ValueRemark =
  | Remark<'noneFinite', Of>
  | Remark<'notFinite', Of & Ids>
  | Remark<'onlyOne', Of & Rest & { id: number; value: number }>
  | Remark<'allAlike', Of & Rest & { count: number; value: number }>
  /** What follows ends the sentence. */
  | Remark<'largest', Of & Rest & Ids & { value: number }>
  | Remark<'smallest', Of & Ids & { value: number }>;

/**
 * Who has the largest and the smallest of some values; `values[i]` belongs to `ids[i]`, or to i. With a `tail`, that
 * ends the sentence instead of the smallest.
 */
export function extremesOf<Tail extends Remark<string> = never>(
  of: ValueOf,
  values: ArrayLike<number>,
  tail: readonly Tail[] = [],
  ids: ArrayLike<number> = Array.from(values, (_, i) => i),
): (ValueRemark | Tail)[] {
  const all = Array.from(values, (value, i) => ({ id: ids[i]!, value }));
  const finite = all.filter(({ value }) => Number.isFinite(value));
  const [first] = finite;
  if (!first) return [{ code: 'noneFinite', of }];
  const odd = all.filter(({ value }) => !Number.isFinite(value));
  const isRest = odd.length > 0;
  const before: ValueRemark[] = isRest ? [{ code: 'notFinite', of, ids: idsOf(odd) }] : [];
  const most = finite.reduce((one, { value }) => Math.max(one, value), first.value);
  const least = finite.reduce((one, { value }) => Math.min(one, value), first.value);
  if (finite.length === 1) return [...before, { code: 'onlyOne', of, isRest, ...first }];
  if (most === least) return [...before, { code: 'allAlike', of, isRest, count: finite.length, value: most }];
  const withValue = (wanted: number) => idsOf(finite.filter(({ value }) => value === wanted));
  return [
    ...before,
    { code: 'largest', of, isRest, ids: withValue(most), value: most },
    ...(tail.length > 0 ? tail : [{ code: 'smallest', of, ids: withValue(least), value: least } as const]),
  ];
}

function idsOf(entries: readonly { readonly id: number }[]): number[] {
  return [...new Set(entries.map(({ id }) => id))];
}
