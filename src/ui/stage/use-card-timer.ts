import { useEffect } from 'react';
import { cardSubject } from '../../state/slices/cards';
import { useApp } from '../base/app-context';

/**
 * How long a pointer or the focus rests on something until its card opens. For as long an open card waits for the pointer
 * that is on its way to it.
 */
const REST_MS = 300;

/** Opens and closes the value card: what is pointed at or focused must rest, and while playing there is none. */
export function useCardTimer(): void {
  const { store, actions } = useApp();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopSubject = store.subscribe(cardSubject, () => {
      clearTimeout(timer);
      timer = setTimeout(actions.rest, REST_MS);
    });
    // What was pointed at may be elsewhere now.
    const stopPicture = store.subscribe(
      ({ t, scenario, zoom, compareView, isPlaying }) => [t, scenario, zoom, compareView, isPlaying] as const,
      ([, , , , isPlaying]) => (isPlaying ? actions.closeCard() : actions.leaveNumber()),
      { equalityFn: (a, b) => a.every((value, i) => value === b[i]) },
    );
    return () => {
      clearTimeout(timer);
      stopSubject();
      stopPicture();
    };
  }, [store, actions]);
}
