import { effectiveParams } from '../../core/dispatch/effective';
import { AS_INSTALLED } from '../../core/dispatch/environment';
import { SEMANTICS } from '../../core/semantics';
import { dispatchInputOf, dispatchOf } from '../../scenario/dispatch-scenario';
import { followedOf } from '../../scenario/follow';
import type { FirstText } from '../../text';
import { implementationName } from '../../text/engine-names';
import { useAppState } from '../base/app-context';

/** The code path of the configuration, and the settings that have no effect on it. */
export function usePathStatus() {
  const preset = useAppState((state) => state.scenario.preset);
  const params = useAppState((state) => state.scenario.params);
  const setup = useAppState((state) => state.scenario.setup);
  const token = useAppState((state) => state.scenario.token);
  const hasBias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const routeError = useAppState((state) => state.routeError);
  const bias = hasBias ? EMPTY : null;
  const scenario = { preset, params, setup, token, eScoreCorrectionBias: bias };
  const { path, effective, undefinedBecause, warnings } = dispatchOf(scenario);
  const isOther = setup.implementation !== 'vllm';
  const { record } = followedOf(scenario);
  // A platform of vLLM may change the logits' type; other implementations are not affected.
  const rows = isOther
    ? record === null
      ? []
      : effectiveParams(SEMANTICS[record], { ...dispatchInputOf(scenario), environment: AS_INSTALLED })
    : effective;
  const changed = rows.filter(({ reason }) => reason !== null);
  // A factor that the model applies later is not lost.
  const isLost = changed.some(({ reason }) => reason !== 'routerGetsOne');
  const warned = isOther || routeError ? [] : warnings;
  return {
    path,
    record,
    routeError,
    undefinedBecause,
    changed,
    warned,
    isOther,
    implementation: setup.implementation,
    sorts: !isOther && rows.some(({ field, effective: isOn }) => field === 'batchInvariant' && isOn === true),
    isWarning: routeError !== null || isLost || undefinedBecause !== null || warned.length > 0,
  };
}

/** Whether there is a bias; its values do not matter for the path. */
const EMPTY = new Float32Array(0);

/** The name of the path, or of the implementation followed. */
export function pathLabel(
  { path, routeError, implementation }: ReturnType<typeof usePathStatus>,
  { pathName }: FirstText,
): string {
  if (routeError) return pathName.error;
  return implementation === 'vllm' ? pathName[path] : implementationName(implementation);
}
