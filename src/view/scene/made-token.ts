import { route } from '../../core/route';
import type { RouterParams } from '../../core/types';
import { generateRows } from '../../scenario/generators';
import { presetOf } from '../../scenario/presets';
import type { RoutedToken } from '../routed-token';

/** A routed token for tests of the picture: DeepSeek-V3's router with other sizes, and with some logits replaced. */
export function madeToken(
  change: Partial<RouterParams>,
  logits: Readonly<Record<number, number>> = {},
): RoutedToken {
  const { params: v3, source } = presetOf('dsv3');
  const params: RouterParams = { ...v3, ...change };
  const base = generateRows('normal', 7, params);
  const edited = base.logits.slice();
  for (const [id, z] of Object.entries(logits)) edited[Number(id)] = z;
  const scenario = {
    preset: 'dsv3',
    params,
    source,
    logits: edited,
    eScoreCorrectionBias: base.bias,
  };
  const outcome = route({ ...scenario, semantics: 'vllm_native', dtype: 'f32', tokens: 1 });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return { epoch: 1, scenario, base, result: outcome.result, idsWithoutBias: null, idsWithoutMask: null };
}
