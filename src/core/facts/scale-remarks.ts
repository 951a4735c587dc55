import { compareLedgers, isSame, type ScaleLedger } from '../scale/scale-ledger';
import type { StageId } from '../stages';
import type { Remark } from './remark';

/** What the router and the model do with the factor. */
type ChainRemark =
  | Remark<'routerGets', { given: number }>
  | Remark<'routerIgnores'>
  | Remark<'modelMultiplies', { model: number }>
  | Remark<'modelDoesNot'>
  | Remark<'inFloat16'>;

/** What multiplies the shared experts. */
type SharedRemark = Remark<'shared' | 'sharedInSlots', { factor: number }>;

/** What the factors come to, if that is not simply once. */
type VerdictRemark =
  | Remark<'streamDivided', { stream: number }>
  | Remark<'twice' | 'never' | 'otherFactor', { configured: number }>
  | Remark<'sharedOff' | 'blockOff', { factor: number }>;

/** Where a reader of weights has to look for the rest of the factor. */
type SplitRemark = Remark<'inModel', { given: number; model: number }>;

/** What one weight counts on the output. */
export type LaterRemark = Remark<'modelLater', { factor: number; counts: number }>;

/** What the factors of A and B come to on the output. */
type OutputsRemark =
  | Remark<'otherPlace', { routed: number }>
  | Remark<'outputs', { routed: readonly [number, number] }>
  | Remark<'outputsAndShared', { routed: readonly [number, number]; shared: readonly [number, number] }>;

export type ScaleRemark = ChainRemark | SharedRemark | VerdictRemark | SplitRemark | OutputsRemark;

/** What the router and the model do with the factor, in that order. */
export function chainOf({ given, router, model, stream }: ScaleLedger): ChainRemark[] {
  const chain: ChainRemark[] = [{ code: 'routerGets', given }];
  if (given !== router) chain.push({ code: 'routerIgnores' });
  chain.push(model === 1 ? { code: 'modelDoesNot' } : { code: 'modelMultiplies', model });
  if (stream !== 1) chain.push({ code: 'inFloat16' });
  return chain;
}

/** What happens to the shared experts; nothing if there are none. */
export function sharedOf({ shared, appended }: ScaleLedger): SharedRemark[] {
  if (shared === null) return [];
  return [{ code: appended > 0 ? 'sharedInSlots' : 'shared', factor: shared }];
}

/** What the factors come to; nothing if that is simply once. */
export function verdictOf({ outcome, configured, shared, stream }: ScaleLedger): VerdictRemark[] {
  switch (outcome) {
    case 'idle':
      return [];
    case 'once':
      return stream === 1 ? [] : [{ code: 'streamDivided', stream }];
    case 'twice':
    case 'never':
      return [{ code: outcome, configured }];
    case 'sharedOff':
      return [{ code: outcome, factor: shared ?? 1 }];
    case 'blockOff':
      return [{ code: outcome, factor: (shared ?? 1) * stream }];
    case 'other':
      return [{ code: 'otherFactor', configured }];
  }
}

/** The verdict on a factor that is applied outside the router; if there is none, where it is applied. */
export function splitOf(ledger: ScaleLedger): (VerdictRemark | SplitRemark)[] {
  const verdict = verdictOf(ledger);
  return verdict.length > 0 ? verdict : [{ code: 'inModel', given: ledger.given, model: ledger.model }];
}

/** What one final weight counts on the output; nothing if that is the same number. */
export function laterOf({ model }: ScaleLedger, weight: number, stage: StageId): LaterRemark[] {
  if (stage !== 'scale' || model === 1) return [];
  return [{ code: 'modelLater', factor: model, counts: Math.fround(weight * model) }];
}

/** How A and B apply the factor on the way to the output; nothing if they do the same. */
export function outputsOf(a: ScaleLedger, b: ScaleLedger): OutputsRemark[] {
  const found = compareLedgers(a, b);
  if (!found) return [];
  const { routed, shared } = found;
  if (!isSame(...shared)) return [{ code: 'outputsAndShared', routed, shared }];
  return isSame(...routed) ? [{ code: 'otherPlace', routed: routed[0] }] : [{ code: 'outputs', routed }];
}
