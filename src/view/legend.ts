import { hasGroupStages } from '../core/explain';
import type { RoutedToken } from './routed-token';

/** What a legend can name, most surprising first: where there is no room for all, the last ones go. */
const ITEMS = [
  'nonFinite',
  'edited',
  'boosted',
  'suppressed',
  'lostToMask',
  'picked',
  'bias',
  'masked',
  'contributor',
  'kept',
] as const;

export type LegendItem = (typeof ITEMS)[number];

const MOST = 6;

/** The glyphs that the picture of a token holds at a stage, at most six. */
export function legendItems(token: RoutedToken, stage: number): LegendItem[] {
  return ITEMS.filter((item) => isShown(item, token, stage)).slice(0, MOST);
}

function isShown(item: LegendItem, token: RoutedToken, stage: number): boolean {
  const { scenario, base, plan, result, idsWithoutBias, idsWithoutMask } = token;
  const { params, logits, eScoreCorrectionBias: bias } = scenario;
  const hasGroups = hasGroupStages(plan);
  const picked = result.ids;
  switch (item) {
    case 'nonFinite':
      return logits.some((z, e) => !Number.isFinite(z) || Number.isNaN(result.biased[e]));
    case 'edited':
      return (
        logits.some((z, e) => !Object.is(z, base.logits[e])) ||
        (bias?.some((b, e) => !Object.is(b, base.bias[e])) ?? false)
      );
    case 'boosted':
      return stage >= 6 && idsWithoutBias !== null && picked.some((id) => !idsWithoutBias.has(id));
    case 'suppressed':
      return stage >= 6 && idsWithoutBias !== null && [...idsWithoutBias].some((id) => !picked.includes(id));
    case 'lostToMask':
      return stage >= 6 && idsWithoutMask !== null && [...idsWithoutMask].some((id) => !picked.includes(id));
    case 'picked':
      return stage >= 6 && picked.length > 0;
    case 'bias':
      return stage >= 2 && plan.hasBias;
    case 'masked':
      return stage >= 5 && hasGroups && params.topkGroup < params.numExpertGroup;
    case 'contributor':
      return stage === 3 && hasGroups;
    case 'kept':
      return stage >= 4 && hasGroups;
  }
}
