import { picksOf } from '../core/facts/what-if/picks';
import { type Regret, regretOf } from '../core/facts/what-if/regret';
import type { RouteOutcome } from '../core/result-arrays';
import type { RoutedToken } from '../scenario/routed-token';
import { readWhatIfs, type ValueWhatIfs, type WhatIfStrips } from '../scenario/value-what-ifs';

/** What other values of the parameters would do, for the picture of that epoch. */
export interface TokenWhatIf {
  readonly epoch: number;
  readonly whatIfs: ValueWhatIfs;
  /** Null if nothing is masked. */
  readonly regret: Regret | null;
}

/**
 * What other values would do to a token, from the outcomes of their inputs and of the same token with every group kept.
 * `before` holds the what-ifs of an earlier picture.
 */
export function tokenWhatIfOf(
  token: RoutedToken,
  strips: WhatIfStrips,
  tries: readonly RouteOutcome[],
  unmasked: RouteOutcome,
  before: TokenWhatIf | null,
): TokenWhatIf {
  const { epoch, scenario, result, idsWithoutMask } = token;
  const { params } = scenario;
  const picks = picksOf(result, params.topK);
  const isMasking = idsWithoutMask !== null;
  return {
    epoch,
    whatIfs: readWhatIfs(strips, tries, params, picks, before?.whatIfs),
    regret:
      isMasking && unmasked.ok
        ? kept(regretOf(picks, unmasked.result, params.topK), before?.regret ?? null)
        : null,
  };
}

/** The earlier object if it says the same: during a drag it mostly does. */
function kept(regret: Regret, before: Regret | null): Regret {
  const isSame =
    before !== null &&
    Object.is(before.share, regret.share) &&
    before.excluded.length === regret.excluded.length &&
    before.excluded.every((id, i) => id === regret.excluded[i]);
  return isSame ? before : regret;
}
