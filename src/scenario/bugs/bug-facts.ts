import { mapsToPhysical, mapToPhysical, standardPlacement } from '../../core/after-selection/eplb';
import { type Divergence, firstDivergence } from '../../core/facts/compare/divergence';
import { endOf, T_END } from '../../core/stages';
import { DEFAULT_COMPARE_VIEW } from '../compared';
import { routeScenario } from '../route-scenario';
import type { RoutedToken } from '../routed-token';
import type { Pin } from '../scenario';
import { type Bug, type BugStage, pairOf } from './bug';

/** The numbers that the words about a bug may use, of one side. */
export interface BugSideFacts {
  /** Expert of every slot, in the order of the slots. */
  readonly ids: readonly number[];
  /** w of every slot. */
  readonly weights: readonly number[];
  /** Σ of the weights of the picked experts. */
  readonly sum: number;
  /** The configured factor, and those that the router and the model around it multiply by. */
  readonly factor: { readonly configured: number; readonly router: number; readonly model: number };
  readonly numExpertGroup: number;
  /** The largest bias as it was given; null: no bias. */
  readonly largestBias: number | null;
  /** The copy that every slot goes to; null where ids are not mapped. */
  readonly physical: readonly number[] | null;
}

/** All that is said about a bug, computed by the reference. */
export interface BugFacts {
  readonly a: BugSideFacts;
  readonly b: BugSideFacts;
  readonly stage: BugStage;
  /** The cell or group to look at, with its values in A and in B; null if there is no single one. */
  readonly at: {
    readonly kind: Pin['kind'];
    readonly id: number;
    readonly a: number;
    readonly b: number;
  } | null;
}

/** Routes both sides of a bug and finds where they part, by the differences that a comparison shows by default. */
export function bugFacts(bug: Bug): BugFacts {
  const pair = pairOf(bug);
  const [a, b] = [pair.a, pair.b].map(({ scenario, base }) => routeScenario(scenario, base)) as [
    RoutedToken,
    RoutedToken,
  ];
  const found = firstDivergence(a, b, DEFAULT_COMPARE_VIEW.tolerance);
  return { a: sideFacts(a), b: sideFacts(b), stage: found?.stage ?? 'after', at: placeOf(found) };
}

/** The time of the picture in which the two sides have just parted. */
export function timeOf(stage: BugStage): number {
  return stage === 'after' ? T_END : endOf(stage);
}

function placeOf(found: Divergence | null): BugFacts['at'] {
  return found?.of ? { ...found.of, a: found.a, b: found.b } : null;
}

function sideFacts({ scenario, params, result, ledger }: RoutedToken): BugSideFacts {
  const { environment, numRedundantExperts } = scenario.setup;
  const { globalNumExperts: E, topK } = params;
  const placement = standardPlacement(E, numRedundantExperts);
  const { configured, router, model } = ledger;
  const bias = scenario.eScoreCorrectionBias;
  return {
    ids: Array.from(result.ids),
    weights: Array.from(result.weights),
    sum: result.weights.subarray(0, topK).reduce((sum, weight) => sum + weight, 0),
    factor: { configured, router, model },
    numExpertGroup: params.numExpertGroup,
    largestBias: bias && Math.max(...bias),
    physical: mapsToPhysical(environment)
      ? Array.from(mapToPhysical(environment.version, result.ids, topK, placement).ids)
      : null,
  };
}
