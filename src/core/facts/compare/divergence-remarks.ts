import type { Semantics } from '../../semantics/types';
import { numberOf, type StageId } from '../../stages';
import type { Remark } from '../remark';
import type { SideName } from './cause-remarks';
import type { Tolerance } from './differs';
import type { Change, Divergence, RoutedSide } from './divergence';
import type { Causes, Findings } from './exchange';
import { summaryOf } from './summary';

/** What only one of the two keeps or picks, with the value that decides there. */
interface Only {
  readonly side: SideName;
  readonly id: number;
  readonly value: number;
}

/** A masked expert that wins on one side, over one that stays in on the other; values of both. */
interface MaskedWin {
  readonly side: SideName;
  readonly other: SideName;
  readonly winner: number;
  readonly wins: number;
  /** The winner's value on the other side. */
  readonly there: number;
  readonly loser: number;
  readonly loses: number;
}

type Place = NonNullable<Divergence['of']>;
type Both = { a: number; b: number };

/** Where A and B part. */
export type DivergenceRemark =
  | Remark<'identical'>
  | Remark<'agree' | 'agreeButOrder', { tolerance: Tolerance }>
  | Remark<'experts' | 'groups' | 'groupsInA' | 'groupsInB', Both>
  /** The causes of another choice among equal values, or that none is known. */
  | Remark<'chosenBy', { causes: Causes }>
  | Remark<'chosenOtherwise'>
  /** The causes of another value, which follows. */
  | Remark<'causedBy', { causes: Causes }>
  | Remark<'masksWith', { a: Semantics; b: Semantics }>
  /** A value of a place, as a sentence of its own or after its cause. */
  | Remark<'value' | 'causedValue', Both & { stage: StageId; of: Place }>
  /** How many more differ there, or that none does. */
  | Remark<'moreDiffer', { count: number }>
  | Remark<'end'>
  | Remark<'maskedWins', MaskedWin>
  | Remark<'keepOnly' | 'pickOnly', { only: readonly Only[] }>;

/** Where bits differ before A and B part. */
export type BitsRemark =
  | Remark<'bits', Both & { stage: number; of: Place }>
  | Remark<'moreBits', { count: number }>
  | Remark<'end'>;

/**
 * Where A and B part, with both values and, if a decision differs, both consequences; causes only once they were
 * tried.
 */
export function divergenceRemarks(
  a: RoutedSide,
  b: RoutedSide,
  found: Divergence | null,
  tolerance: Tolerance,
  findings: Findings | null,
): DivergenceRemark[] {
  if (findings?.isIdentical) return [{ code: 'identical' }];
  if (!found) return [{ code: summaryOf(a, b).isSameOrder ? 'agree' : 'agreeButOrder', tolerance }];
  const causes = findings && knownCauses(findings.causes);
  switch (found.kind) {
    case 'experts':
      return [{ code: 'experts', a: found.a, b: found.b }];
    case 'groups':
      return [groupsRemark(found.a, found.b), ...only('pickOnly', found.picks)];
    case 'kept':
    case 'picked':
      return [causes ? { code: 'chosenBy', causes } : { code: 'chosenOtherwise' }, ...consequences(found)];
    case 'value': {
      const masked = maskRemarks(a, b, found, findings);
      if (masked) return masked;
      const value = causes
        ? [{ code: 'causedBy', causes } as const, ...valueRemarks('causedValue', found)]
        : valueRemarks('value', found);
      return [...value, ...consequences(found)];
    }
  }
}

/** Groups of A and B; a side of one group lets all experts compete. */
function groupsRemark(a: number, b: number): DivergenceRemark {
  if (b === 1) return { code: 'groupsInA', a, b };
  return { code: a === 1 ? 'groupsInB' : 'groups', a, b };
}

/** Where bits differ before A and B part. */
export function bitsRemarks({ stage, of, a, b, count }: Divergence): BitsRemark[] {
  if (!of) return [];
  return [{ code: 'bits', stage: numberOf(stage), of, a, b }, more('moreBits', count)];
}

function more<Code extends string>(code: Code, count: number) {
  return count > 1 ? ({ code, count: count - 1 } as const) : ({ code: 'end' } as const);
}

/** Causes of which there is one at least. */
export function knownCauses(causes: Causes): Causes | null {
  return causes.alone.length + causes.together.length > 0 ? causes : null;
}

function valueRemarks(
  code: 'value' | 'causedValue',
  { stage, of, a, b, count }: Divergence,
): DivergenceRemark[] {
  if (!of) return [];
  return [{ code, stage, of, a, b }, more('moreDiffer', count)];
}

/** If the fill of the mask is the only cause: both fills, and who wins by that. */
function maskRemarks(
  a: RoutedSide,
  b: RoutedSide,
  found: Divergence,
  findings: Findings | null,
): DivergenceRemark[] | null {
  const [cause, ...others] = findings?.causes.alone ?? [];
  if (found.stage !== 'mask' || others.length > 0 || cause?.field !== 'mask') return null;
  const masks: DivergenceRemark = { code: 'masksWith', a: a.plan.rules, b: b.plan.rules };
  const { onlyA, onlyB } = found.picks ?? {};
  if (!onlyA || !onlyB)
    return [masks, ...valueRemarks('causedValue', found), ...only('pickOnly', found.picks)];
  const inA = found.of?.id === onlyA.id;
  const [winner, loser] = inA ? [onlyA, onlyB] : [onlyB, onlyA];
  const [here, there] = inA ? (['inA', 'inB'] as const) : (['inB', 'inA'] as const);
  return [
    masks,
    {
      code: 'maskedWins',
      side: inA ? 'A' : 'B',
      other: inA ? 'B' : 'A',
      winner: winner.id,
      wins: winner[here],
      there: winner[there],
      loser: loser.id,
      loses: loser[here],
    },
  ];
}

function consequences({ kept, picks }: Divergence): DivergenceRemark[] {
  return [...only('keepOnly', kept), ...only('pickOnly', picks)];
}

function only(code: 'keepOnly' | 'pickOnly', change: Change | null): DivergenceRemark[] {
  const { onlyA, onlyB } = change ?? {};
  const each: Only[] = [];
  if (onlyA) each.push({ side: 'A', id: onlyA.id, value: onlyA.inA });
  if (onlyB) each.push({ side: 'B', id: onlyB.id, value: onlyB.inB });
  return each.length > 0 ? [{ code, only: each }] : [];
}
