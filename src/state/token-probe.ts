import { picksOf } from '../core/probes/picks';
import { type Regret, regretOf } from '../core/probes/regret';
import type { RouteOutcome } from '../core/types';
import type { RoutedToken } from '../scenario/routed-token';
import { readScents, type ScentProbes, type Scents } from '../scenario/scents';

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
  unmasked: RouteOutcome,
  before: TokenProbe | null,
): TokenProbe {
  const { epoch, scenario, result, idsWithoutMask } = token;
  const { params } = scenario;
  const picks = picksOf(result, params.topK);
  const isMasking = idsWithoutMask !== null;
  return {
    epoch,
    scents: readScents(probes, tries, params, picks, before?.scents),
    regret:
      isMasking && unmasked.ok
        ? kept(regretOf(picks, unmasked.result, params.topK), before?.regret ?? null)
        : null,
  };
}

/** The earlier object where it says the same: in a drag it most often does. */
function kept(regret: Regret, before: Regret | null): Regret {
  const isSame =
    before !== null &&
    Object.is(before.share, regret.share) &&
    before.excluded.length === regret.excluded.length &&
    before.excluded.every((id, i) => id === regret.excluded[i]);
  return isSame ? before : regret;
}
