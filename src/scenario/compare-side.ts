import type { Dispatch } from '../core/dispatch/types';
import { rulesOf, type Side } from '../core/facts/compare/side';
import { dispatchOf, inputOf, logitsDtypeOf } from './dispatch-scenario';
import type { Scenario } from './scenario';

/** A scenario as one side of a comparison: everything that decides its routing, with the rows as they were typed. */
export function sideOf(scenario: Scenario, dispatch: Dispatch | null = null): Side {
  const {
    params,
    tokens: _,
    logits: _rounded,
    eScoreCorrectionBias: _stored,
    ...rest
  } = inputOf(scenario, dispatch ?? dispatchOf(scenario));
  return {
    rules: rulesOf(rest.semantics, params),
    params,
    inputs: {
      ...rest,
      // A record's own choice if nothing is set.
      shared: rest.shared ?? { weight: 1, row: 'off' },
      logits: scenario.logits,
      logitsDtype: logitsDtypeOf(scenario.setup),
      bias: scenario.eScoreCorrectionBias,
      biasDtype: scenario.setup.biasDtype,
    },
  };
}
