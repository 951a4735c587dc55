import { LOCALES, type Locale } from '../text';

const KEY = 'language';

export function saveLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

/** The language chosen on an earlier visit, or on the first one the browser's. */
export function chosenLocale(): Locale {
  return savedLocale() ?? preferredLocale(navigator.languages);
}

function savedLocale(): Locale | null {
  try {
    const saved = localStorage.getItem(KEY);
    return LOCALES.find((locale) => locale === saved) ?? null;
  } catch {
    return null;
  }
}

/** The first of a reader's languages that the page speaks; any Chinese reads Simplified Chinese rather than English. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const primary = language.toLowerCase().split('-')[0];
    const known = LOCALES.find((locale) => locale.split('-')[0] === primary);
    if (known) return known;
  }
  return 'en';
}
