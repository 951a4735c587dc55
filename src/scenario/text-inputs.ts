import type { RouteInput } from '../core/types';
import { type LoadedSources, piecesOf, sourceRows, tokenAt } from '../sources/sources';
import { dispatchOf, inputOf } from './dispatch-scenario';
import { isOfText } from './own-rows';
import type { Scenario } from './scenario';

/**
 * One input for each token of the scenario's text, at the same layer and with the same parameters and bias; null if the
 * scenario shows no token of a text. Edited logits belong to their token alone.
 */
export function textInputs(scenario: Scenario, loaded: LoadedSources): readonly RouteInput[] | null {
  const { source, params } = scenario;
  const pieces = isOfText(scenario) ? piecesOf(source, loaded) : null;
  if (!pieces) return null;
  const dispatch = dispatchOf(scenario);
  return pieces.map((_, position) => {
    const { logits } = sourceRows(tokenAt(source, position), params, loaded);
    return inputOf({ ...scenario, logits }, dispatch);
  });
}
