import { useEffect } from 'react';
import { cardSubject } from '../../state/slices/cards';
import { useApp } from '../base/app-context';

/**
 * The card opens after the pointer or the focus has rested for this time. After the pointer leaves, an open card waits as
 * long, so that the pointer can reach it.
 */
const REST_MS = 300;

/** Opens and closes the value card: it opens when pointer or focus rest; while the stages play there is none. */
export function useCardTimer(): void {
  const { store, actions } = useApp();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopSubject = store.subscribe(cardSubject, () => {
      clearTimeout(timer);
      timer = setTimeout(actions.rest, REST_MS);
    });
    // The number that was pointed at may have moved.
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
