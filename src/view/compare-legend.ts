import type { Tolerance } from '../core/facts/compare/differs';
import { firstDivergence } from '../core/facts/compare/divergence';
import { rowsOf } from '../core/facts/compare/rows';
import { hasGroupStages } from '../core/plan';
import { atOrAfter, type StageId } from '../core/stages';
import type { RoutedToken } from '../scenario/routed-token';
import { isPairItem, PAIR_ITEMS, type PairItem, type Spotlight, type SpotlightItem } from './highlights';
import { legendItems, type Members, membersOf } from './legend';

/** A and B in one picture, and what counts as a difference between them. */
interface Pair {
  readonly a: RoutedToken;
  readonly b: RoutedToken;
  readonly tolerance: Tolerance;
}

/** Items of a single picture that the items of a pair replace. */
const REPLACED: readonly SpotlightItem[] = ['picked', 'masked', 'kept'];

/** The glyphs that the picture of a comparison holds at a stage: how A and B differ, then the signs of either. */
export function compareLegendItems(compared: Pair, stage: StageId, hasEnded = true): SpotlightItem[] {
  const own = PAIR_ITEMS.filter((item) => isShown(item, compared, stage));
  const signs = [compared.a, compared.b].flatMap((token) => legendItems(token, stage, hasEnded));
  return [...own, ...new Set(signs.filter((item) => !REPLACED.includes(item)))];
}

/** The cells and rows an item of a comparison stands for; if it is not about both sides, those of either. */
export function compareSpotlightOf(compared: Pair, item: SpotlightItem, isFixed: boolean): Spotlight {
  return { item, isFixed, ...(isPairItem(item) ? pairMembersOf(item, compared) : eitherOf(item, compared)) };
}

function isShown(item: PairItem, compared: Pair, stage: StageId): boolean {
  const { a, b, tolerance } = compared;
  if (item === 'cuts') return atOrAfter(stage, rowsOf(a.plan, b.plan) === 'both' ? 'keep' : 'pick');
  if (item === 'ring') {
    const found = firstDivergence(a, b, tolerance);
    return found?.of != null && atOrAfter(stage, found.stage);
  }
  const { experts, groups } = pairMembersOf(item, compared);
  if (item === 'halfMasked') return atOrAfter(stage, 'mask') && experts.size > 0;
  return (
    (atOrAfter(stage, 'pick') && experts.size > 0) || (atOrAfter(stage, 'keep') && (groups?.size ?? 0) > 0)
  );
}

const NOBODY: ReadonlySet<number> = new Set();

function pairMembersOf(item: PairItem, { a, b, tolerance }: Pair): Members {
  const [inA, inB] = [membersOf('picked', a).experts, membersOf('picked', b).experts];
  switch (item) {
    case 'both':
      return { experts: only(inA, (id) => inB.has(id)), groups: null };
    case 'onlyA':
      return { experts: without(inA, inB), groups: without(keptOf(a, b, 'a'), keptOf(a, b, 'b')) };
    case 'onlyB':
      return { experts: without(inB, inA), groups: without(keptOf(a, b, 'b'), keptOf(a, b, 'a')) };
    case 'halfMasked': {
      const [x, y] = [membersOf('masked', a), membersOf('masked', b)];
      const rows = rowsOf(a.plan, b.plan);
      const [ofA, ofB] = [rows === 'b' ? null : x.groups, rows === 'a' ? null : y.groups];
      return { experts: union(x.experts, y.experts), groups: union(ofA ?? NOBODY, ofB ?? NOBODY) };
    }
    case 'ring': {
      const of = firstDivergence(a, b, tolerance)?.of;
      const one = new Set(of ? [of.id] : []);
      return of?.kind === 'group' ? { experts: NOBODY, groups: one } : { experts: one, groups: NOBODY };
    }
    case 'cuts':
      return { experts: NOBODY, groups: NOBODY };
  }
}

/** The groups one side keeps; none if the picture's rows are the other side's groups. */
function keptOf(a: RoutedToken, b: RoutedToken, side: 'a' | 'b'): ReadonlySet<number> {
  const rows = rowsOf(a.plan, b.plan);
  const own = side === 'a' ? a : b;
  return (rows === 'both' || rows === side) && hasGroupStages(own.plan)
    ? (membersOf('kept', own).groups ?? NOBODY)
    : NOBODY;
}

function eitherOf(item: Exclude<SpotlightItem, PairItem>, { a, b }: Pair): Members {
  const [x, y] = [membersOf(item, a), membersOf(item, b)];
  return {
    experts: union(x.experts, y.experts),
    groups: x.groups || y.groups ? union(x.groups ?? NOBODY, y.groups ?? NOBODY) : null,
  };
}

type Ids = ReadonlySet<number>;

function only(ids: Ids, isMember: (id: number) => boolean): Ids {
  return new Set([...ids].filter(isMember));
}

function without(ids: Ids, others: Ids): Ids {
  return only(ids, (id) => !others.has(id));
}

function union(ids: Ids, others: Ids): Ids {
  return new Set([...ids, ...others]);
}
