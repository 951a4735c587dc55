import { PAINT_KEY } from '../base/cell-keys';

/** Whether the key that paints is held while no text field has the focus. */
export function watchPaintKey(onChange: (isHeld: boolean) => void): {
  isHeld: () => boolean;
  stop: () => void;
} {
  let isHeld = false;
  const set = (now: boolean) => {
    if (now !== isHeld) onChange(now);
    isHeld = now;
  };
  const isOwn = ({ key, target, ctrlKey, metaKey }: KeyboardEvent) =>
    key.toLowerCase() === PAINT_KEY &&
    !ctrlKey &&
    !metaKey &&
    !(target instanceof HTMLElement && target.closest('input, textarea, select, dialog'));
  const onDown = (event: KeyboardEvent) => isOwn(event) && set(true);
  const onUp = (event: KeyboardEvent) => event.key.toLowerCase() === PAINT_KEY && set(false);
  const onBlur = () => set(false);
  addEventListener('keydown', onDown);
  addEventListener('keyup', onUp);
  addEventListener('blur', onBlur);
  return {
    isHeld: () => isHeld,
    stop() {
      removeEventListener('keydown', onDown);
      removeEventListener('keyup', onUp);
      removeEventListener('blur', onBlur);
    },
  };
}
