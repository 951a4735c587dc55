import { useEffect } from 'react';
import { useAppState, useFirstText } from '../base/app-context';

/** Sets the document's language, for screen readers and the choice of glyphs, and its title in that language. */
export function useLanguage(): void {
  const words = useFirstText();
  const locale = useAppState((state) => state.locale);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = words.app.title;
  }, [locale, words]);
}
