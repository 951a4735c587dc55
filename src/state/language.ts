import { LOCALES, type Locale } from '../text';
import { savedSettings } from './saved-settings';

/** The language chosen on an earlier visit, or on the first one the browser's. */
export function chosenLocale(): Locale {
  return savedSettings().language ?? preferredLocale(navigator.languages);
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
