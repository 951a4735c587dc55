import { LOCALES, type Locale } from '../text';
import { savedSettings } from './saved-settings';

/** The language that was chosen on an earlier visit; else one of the browser's. */
export function chosenLocale(): Locale {
  return savedSettings().language ?? preferredLocale(navigator.languages);
}

/**
 * The first of a reader's languages that the page has. Any kind of Chinese gets Simplified Chinese rather than
 * English.
 */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const primary = language.toLowerCase().split('-')[0];
    const known = LOCALES.find((locale) => locale.split('-')[0] === primary);
    if (known) return known;
  }
  return 'en';
}
