import { useSyncExternalStore } from 'react';

/** The three designed layouts. */
export type Form = 'desktop' | 'tablet' | 'phone';

const DESKTOP = '(min-width: 1240px)';
const TABLET = '(min-width: 640px)';

/** The layout for the window's width; follows resizing, zoom and turning. */
export function useForm(): Form {
  const isDesktop = useMedia(DESKTOP);
  const isTablet = useMedia(TABLET);
  if (isDesktop) return 'desktop';
  return isTablet ? 'tablet' : 'phone';
}

/** Whether a media query matches now. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = matchMedia(query);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    () => matchMedia(query).matches,
  );
}
