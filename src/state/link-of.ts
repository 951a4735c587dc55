import { encodeLink } from '../scenario/link/encode';
import type { Scenario } from '../scenario/scenario';
import { dataHashOf } from '../sources/sources';
import type { CompareState } from './slices/compare';
import type { EditingState } from './slices/editing';
import type { FocusState } from './slices/focus';
import type { TimeState } from './slices/time';

/** The fields that a link carries, and those that it is coded against. */
export type LinkedState = Pick<EditingState, 'scenario' | 'base' | 'loaded' | 'compared'> &
  Pick<FocusState, 'pins' | 'zoom'> &
  Pick<TimeState, 't'> &
  Pick<CompareState, 'compareView'>;

/** The link of a state, as a fragment with its "#". */
export function linkOf({
  scenario,
  base,
  t,
  pins,
  zoom,
  loaded,
  compared,
  compareView,
}: LinkedState): string {
  const hashOf = ({ source }: Scenario) => dataHashOf(source, loaded);
  const comparison = compared && { a: compared, view: compareView, dataHash: hashOf(compared.scenario) };
  return encodeLink(scenario, base, { t, pins, zoom }, hashOf(scenario), comparison);
}
