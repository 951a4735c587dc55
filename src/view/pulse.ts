import type { RoutedToken } from '../scenario/routed-token';

/** What an edit changed downstream, and how strongly its outline still shows: 1 at once, 0 when it is over. */
export interface Pulse {
  readonly experts: ReadonlySet<number>;
  readonly groups: ReadonlySet<number>;
  /** Picked experts whose weight changed. */
  readonly weights: ReadonlySet<number>;
  readonly strength: number;
}

/** How long an outline fades. */
export const PULSE_MS = 400;

/** If more than this share of the cells has another value, only cells whose outcome changed are marked. */
const MOST_CELLS = 0.25;

/**
 * What differs after an edit, without the cells that were edited themselves; null if nothing does, or if the two
 * are not one scenario before and after an edit (other rows, another preset, another number of experts).
 */
export function pulseBetween(before: RoutedToken, after: RoutedToken): Pulse | null {
  const [a, b] = [before.scenario, after.scenario];
  const isEdit =
    a !== b &&
    a.source === b.source &&
    a.preset === b.preset &&
    a.params.globalNumExperts === b.params.globalNumExperts &&
    before.result.numGroups === after.result.numGroups;
  if (!isEdit) return null;
  const [was, is] = [before.result, after.result];
  const E = b.logits.length;
  const values: number[] = [];
  const outcomes: number[] = [];
  for (let id = 0; id < E; id++) {
    const isEdited =
      !Object.is(a.logits[id], b.logits[id]) ||
      !Object.is(a.eScoreCorrectionBias?.[id], b.eScoreCorrectionBias?.[id]);
    if (isEdited) continue;
    if (was.ids.includes(id) !== is.ids.includes(id)) outcomes.push(id);
    if (!Object.is(was.scores[id], is.scores[id]) || !Object.is(was.masked[id], is.masked[id]))
      values.push(id);
  }
  const isFew = values.length <= MOST_CELLS * E;
  const pulse: Pulse = {
    experts: new Set(isFew ? [...values, ...outcomes] : outcomes),
    groups: new Set(
      Array.from(is.groupScores.keys()).filter(
        (group) => !Object.is(was.groupScores[group], is.groupScores[group]),
      ),
    ),
    weights: new Set(
      Array.from(is.ids).filter((id, slot) => !Object.is(is.weights[slot], was.weights[was.ids.indexOf(id)])),
    ),
    strength: 1,
  };
  return pulse.experts.size + pulse.groups.size + pulse.weights.size > 0 ? pulse : null;
}
