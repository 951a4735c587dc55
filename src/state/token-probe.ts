import { picksOf } from '../core/probes/picks';
import { type Regret, regretOf } from '../core/probes/regret';
import type { RouteOutcome } from '../core/types';
import { readScents, type ScentProbes, type Scents } from '../scenario/scents';
import type { RoutedToken } from '../view/routed-token';

/** What other values of the parameters would do, for the picture of that epoch. */
export interface TokenProbe {
  readonly epoch: number;
  readonly scents: Scents;
  /** Null where nothing is masked. */
  readonly regret: Regret | null;
}

/**
 * What a token's counterfactuals say: the outcomes of its scents' inputs, and that of the same token with every group
 * kept. `before` is what was said of an earlier picture.
 */
export function tokenProbeOf(
  token: RoutedToken,
  probes: ScentProbes,
  tries: readonly RouteOutcome[],
  unmasked: RouteOutcome | undefined,
  before: TokenProbe | null,
): TokenProbe {
  const { epoch, scenario, result, idsWithoutMask } = token;
  const { params } = scenario;
  const picks = picksOf(result, params.topK);
  const isMasking = idsWithoutMask !== null;
  return {
    epoch,
    scents: readScents(probes, tries, params, picks, before?.scents),
    regret: isMasking && unmasked?.ok ? regretOf(picks, unmasked.result, params.topK) : null,
  };
}
