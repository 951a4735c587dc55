import type { Actions } from '../../state/actions';
import type { FrameLoop } from '../../state/frame-loop';
import type { Side } from '../../state/slices/picture';
import type { Painting } from './stage-painter';

/**
 * Moves a card that a finger opened to the new place of its number, once the new picture is painted. A tap also pins, which
 * opens a tablet's explanation, and the picture makes room for it.
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
