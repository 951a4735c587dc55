import type { Actions } from '../../state/actions';
import type { FrameLoop } from '../../state/frame-loop';
import type { Side } from '../../state/slices/picture';
import type { Painting } from './stage-painter';

/**
 * Takes a card that a finger opened along to where its number is in a new picture, once that is painted: what a tap pins
 * opens a tablet's explanation, for which the picture makes room.
 */
export function followCard(
  painting: Pick<Painting, 'boxOf'>,
  loop: FrameLoop,
  actions: Pick<Actions, 'moveCard'>,
  side: Side,
): () => void {
  const stop = loop.add(() => {
    stop();
    actions.moveCard(side, painting.boxOf);
    return false;
  });
  return stop;
}
