import { useMemo, useSyncExternalStore } from 'react';

/** The three layouts. */
export type Form = 'desktop' | 'tablet' | 'phone';

const DESKTOP = '(min-width: 1240px)';
const TABLET = '(min-width: 640px)';
/** A window too low for anything under the picture: a phone on its side, or a small window at a large zoom. */
const LOW = '(max-height: 500px) and (min-width: 560px)';

const SHORT = '(max-height: 720px)';

/** The layout for the window's size; follows resizing, zoom and turning. */
export function useForm(): Form {
  const isDesktop = useMedia(DESKTOP);
  const isTablet = useMedia(TABLET);
  const isLow = useMedia(LOW);
  if (isDesktop) return 'desktop';
  return isTablet && !isLow ? 'tablet' : 'phone';
}

/** Whether the window now has room for columns beside the picture. */
export function isDesktop(): boolean {
  return matchMedia(DESKTOP).matches;
}

/** Whether the phone's layout is on its side: picture left, sheet right. */
export function useIsLow(): boolean {
  return useMedia(LOW);
}

/** Whether a phone's window is too low for a legend under the picture: it then stands in the sheet. */
export function useHasLowLegend(form: Form): boolean {
  const isShort = useMedia(SHORT);
  return form === 'phone' && isShort;
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
