import { useMemo, useSyncExternalStore } from 'react';

/** The three designed layouts. */
export type Form = 'desktop' | 'tablet' | 'phone';

const DESKTOP = '(min-width: 1240px)';
const TABLET = '(min-width: 640px)';
/** Too low for anything under the picture: a phone on its side, or a small window at a large zoom. */
const LOW = '(max-height: 500px) and (min-width: 560px)';

/** The layout for the window's size; follows resizing, zoom and turning. */
export function useForm(): Form {
  const isDesktop = useMedia(DESKTOP);
  const isTablet = useMedia(TABLET);
  const isLow = useMedia(LOW);
  if (isDesktop) return 'desktop';
  return isTablet && !isLow ? 'tablet' : 'phone';
}

/** Whether the phone's layout lies on its side: picture left, sheet right. */
export function useIsLow(): boolean {
  return useMedia(LOW);
}

/** Whether a media query matches now. */
function useMedia(query: string): boolean {
  const list = useMemo(() => matchMedia(query), [query]);
  return useSyncExternalStore(
    (notify) => {
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    () => list.matches,
  );
}
