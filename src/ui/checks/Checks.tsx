import type { Check } from '../../core/facts/checks/check';
import { checksOf } from '../../core/facts/checks/checks';
import type { ParamName } from '../../core/facts/checks/config-reading';
import { endOf } from '../../core/stages';
import type { RouteField } from '../../core/types';
import { readingOfScenario } from '../../scenario/reading-of';
import { useApp, useAppState } from '../base/app-context';
import { goToParameters } from '../base/go-to-parameters';
import { CheckList } from './CheckList';

const FIELDS: Partial<Record<ParamName, RouteField>> = {
  global_num_experts: 'globalNumExperts',
  num_expert_group: 'numExpertGroup',
  topk_group: 'topkGroup',
  top_k: 'topK',
  scoring_func: 'scoringFunc',
  renormalize: 'renormalize',
  routed_scaling_factor: 'routedScalingFactor',
  e_score_correction_bias: 'eScoreCorrectionBias',
};

/** The checks of the router and the token on screen. "Show me" goes to the cell, or else to the control, of one. */
export function Checks() {
  const { actions } = useApp();
  const scenario = useAppState((state) => state.scenario);
  const row = useAppState(({ routed, routeError }) =>
    routeError === null && routed !== null ? routed : undefined,
  );
  const showOf = ({ seen, params }: Check) => {
    const id = seen?.ids[0];
    if (seen && id !== undefined)
      return () => {
        actions.closeDialog('checks');
        actions.goTo(endOf(seen.stage), { kind: 'expert', id });
      };
    const field = params.map((name) => FIELDS[name]).find((each) => each !== undefined);
    if (!field) return null;
    return () => {
      actions.closeDialog('checks');
      goToParameters(actions, field);
    };
  };
  return <CheckList checked={checksOf(readingOfScenario(scenario), row)} showOf={showOf} />;
}
