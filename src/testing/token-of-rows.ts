import type { RouterParams } from '../core/types';
import { presetOf } from '../scenario/presets';
import { routeScenario } from '../scenario/route-scenario';
import type { RoutedToken } from '../scenario/routed-token';
import { PLAIN_TOKEN, type Scenario, type Setup } from '../scenario/scenario';
import { setupOf } from '../scenario/setup';

/** A token with these rows, routed as the app does: top-2 of all by sigmoid, renormalised, unless told otherwise. */
export function tokenOfRows(
  logits: readonly number[],
  bias: readonly number[] | null,
  params: Partial<RouterParams> = {},
  setup: Partial<Setup> = {},
): RoutedToken {
  const row = Float32Array.from(logits);
  const scenario: Scenario = {
    preset: 'dsv3',
    source: presetOf('dsv3').source,
    params: {
      globalNumExperts: logits.length,
      numExpertGroup: 1,
      topkGroup: 1,
      topK: 2,
      renormalize: true,
      scoringFunc: 'sigmoid',
      routedScalingFactor: 1,
      numFusedSharedExperts: 0,
      ...params,
    },
    logits: row,
    eScoreCorrectionBias: bias && Float32Array.from(bias),
    setup: { ...setupOf('dsv3'), ...setup },
    token: PLAIN_TOKEN,
  };
  return routeScenario(scenario, { logits: row, bias: row }, 1);
}
