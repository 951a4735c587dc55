import { type RefObject, useEffect } from 'react';
import { mainPinOf } from '../../state/selectors';
import type { StageLayout } from '../../view/layout/layout-stage';
import { useAppState } from '../base/app-context';

/** Scrolls to the pinned cell or row if the picture is higher than its frame: at a pin, and when the size changes. */
export function useFollowPin(frame: RefObject<HTMLElement | null>, layout: StageLayout | null): void {
  const pin = useAppState(mainPinOf);
  useEffect(() => {
    const node = frame.current;
    const place = pin && layout && (pin.kind === 'expert' ? layout.cells[pin.id] : layout.rows[pin.id]?.box);
    if (!node || !place) return;
    const { scrollTop, clientHeight } = node;
    const isSeen = place.y >= scrollTop && place.y + place.height <= scrollTop + clientHeight;
    if (!isSeen) node.scrollTop = place.y + place.height / 2 - clientHeight / 2;
  }, [frame, layout, pin]);
}
