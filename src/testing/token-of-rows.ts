import { planOf } from '../core/plan';
import { route } from '../core/route';
import type { RouterParams } from '../core/types';
import { inputOf } from '../scenario/dispatch-scenario';
import { presetOf } from '../scenario/presets';
import { scaleLedgerOf } from '../scenario/scale';
import { PLAIN_TOKEN, type Scenario, type Setup } from '../scenario/scenario';
import { setupOf } from '../scenario/setup';
import type { RoutedToken } from '../view/routed-token';

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
  const input = inputOf(scenario);
  const outcome = route(input);
  if (!outcome.ok) throw new Error(`${outcome.error.field} ${outcome.error.code}`);
  return {
    epoch: 1,
    scenario,
    base: { logits: row, bias: row },
    dispatch: null,
    plan: planOf(input),
    logits: input.logits,
    bias: input.eScoreCorrectionBias,
    result: outcome.result,
    ledger: scaleLedgerOf(scenario, planOf(input)),
    idsWithoutBias: null,
    idsWithoutMask: null,
  };
}
