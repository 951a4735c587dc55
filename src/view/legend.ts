import { irregularOf } from '../core/facts/irregular';
import { hasGroupStages } from '../core/plan';
import { isBefore, type StageId } from '../core/stages';
import type { RoutedToken } from '../scenario/routed-token';
import type { Spotlight } from './highlights';
import { LEGEND_ITEMS, type LegendItem } from './highlights';

/** The experts and groups that an item stands for. */
export interface Members {
  readonly experts: ReadonlySet<number>;
  readonly groups: ReadonlySet<number> | null;
}

/** The glyphs that the picture of a token holds in a stage or, once it has ended, at its end. */
export function legendItems(token: RoutedToken, stage: StageId, hasEnded = true): LegendItem[] {
  return LEGEND_ITEMS.filter((item) => isShown(item, token, stage, hasEnded));
}

/** The cells and rows an item stands for, to be lit or singled out. */
export function spotlightOf(token: RoutedToken, item: LegendItem, isFixed: boolean): Spotlight {
  return { item, isFixed, ...membersOf(item, token) };
}

/** First stage at whose pictures an item's glyph is drawn, and the last one. */
const STAGES_OF: Readonly<Record<LegendItem, readonly [StageId, StageId]>> = {
  nonFinite: ['logits', 'scale'],
  uniform: ['pick', 'scale'],
  repeated: ['pick', 'scale'],
  leftover: ['pick', 'scale'],
  lostScore: ['bias', 'mask'],
  tie: ['pick', 'scale'],
  near: ['pick', 'scale'],
  edited: ['logits', 'scale'],
  boosted: ['pick', 'scale'],
  suppressed: ['pick', 'scale'],
  lostToMask: ['pick', 'scale'],
  picked: ['pick', 'scale'],
  shared: ['logits', 'scale'],
  bias: ['bias', 'scale'],
  masked: ['mask', 'scale'],
  contributor: ['group', 'group'],
  kept: ['keep', 'scale'],
};

/** Items that are known only once all picks are known: drawn at the end of their first stage. */
const AT_END: ReadonlySet<LegendItem> = new Set([
  'uniform',
  'repeated',
  'leftover',
  'lostScore',
  'tie',
  'near',
  'boosted',
  'suppressed',
  'lostToMask',
]);

function isShown(item: LegendItem, token: RoutedToken, stage: StageId, hasEnded: boolean): boolean {
  const [first, last] = STAGES_OF[item];
  if (isBefore(stage, first) || isBefore(last, stage)) return false;
  if (stage === first && !hasEnded && AT_END.has(item)) return false;
  // Their row is always drawn.
  if (item === 'shared') return token.scenario.params.numFusedSharedExperts > 0;
  const { experts, groups } = membersOf(item, token);
  return experts.size > 0 || (groups?.size ?? 0) > 0;
}

export function membersOf(item: LegendItem, token: RoutedToken): Members {
  const { scenario, base, plan, result, idsWithoutBias, idsWithoutMask } = token;
  const { params, logits, eScoreCorrectionBias: bias } = scenario;
  const irregular = irregularOf(token);
  const picked = new Set(result.ids.subarray(0, params.topK));
  const only = (experts: Iterable<number>): Members => ({ experts: new Set(experts), groups: null });
  const where = (isMember: (id: number) => boolean) => only(Array.from(logits.keys()).filter(isMember));
  const cut = irregular.expertCut;
  switch (item) {
    case 'nonFinite':
      return only(irregular.nonFinite);
    case 'uniform':
      return only(irregular.isUniform ? picked : []);
    case 'repeated':
      return only(irregular.repeats.keys());
    case 'leftover':
      return only(irregular.leftovers);
    case 'lostScore':
      return only(irregular.lostScores);
    case 'tie':
      return only(cut?.closeness === 'tie' ? cut.close : []);
    case 'near':
      return only(cut?.closeness === 'near' ? cut.close : []);
    case 'edited':
      return where(
        (id) =>
          !Object.is(logits[id], base.logits[id]) || (bias !== null && !Object.is(bias[id], base.bias[id])),
      );
    case 'boosted':
      return only(idsWithoutBias ? [...picked].filter((id) => !idsWithoutBias.has(id)) : []);
    case 'suppressed':
      return only(idsWithoutBias ? [...idsWithoutBias].filter((id) => !picked.has(id)) : []);
    case 'lostToMask':
      return only(idsWithoutMask ? [...idsWithoutMask].filter((id) => !picked.has(id)) : []);
    case 'picked':
      return only(picked);
    case 'shared':
      return only([]);
    case 'bias':
      return plan.hasBias && bias ? where((id) => bias[id] !== 0) : only([]);
    case 'contributor':
      return only(hasGroupStages(plan) ? result.groupBest.filter((id) => id >= 0) : []);
    case 'masked':
    case 'kept':
      return groupMembers(token, item === 'kept');
  }
}

function groupMembers({ plan, result, scenario }: RoutedToken, isKept: boolean): Members {
  const { topkGroup, globalNumExperts: E } = scenario.params;
  if (!hasGroupStages(plan)) return { experts: new Set(), groups: null };
  const groups = isKept ? result.groupOrder.subarray(0, topkGroup) : result.groupOrder.subarray(topkGroup);
  const size = E / result.numGroups;
  const experts = Array.from(groups).flatMap((group) =>
    Array.from({ length: size }, (_, i) => group * size + i),
  );
  return { experts: new Set(experts), groups: new Set(groups) };
}
