import type { FirstText, Text } from './catalogue';
import { first as firstEnglish } from './en/first';

export type { FirstText, Text };

/** Languages by their BCP 47 tag, each named in itself. */
export const LANGUAGES = { en: 'English', 'zh-Hans': '简体中文' } as const;

export type Locale = keyof typeof LANGUAGES;

export const LOCALES = Object.keys(LANGUAGES) as Locale[];

/** Only the first English words come with the page; all others are fetched. */
const LOADERS: Record<Locale, () => Promise<Text>> = {
  en: async () => (await import('./en')).en,
  'zh-Hans': async () => (await import('./zh')).zh,
};

const loaded: Partial<Record<Locale, Text>> = {};

/** Loads every word of a language for `textOf`. Rejects if it cannot be fetched. */
export async function loadText(locale: Locale): Promise<Text> {
  const text = loaded[locale] ?? (await LOADERS[locale]());
  loaded[locale] = text;
  return text;
}

/** The first words of a language; in English until that language is loaded. */
export function firstTextOf(locale: Locale): FirstText {
  return loaded[locale] ?? firstEnglish;
}

/** Every word of a language; in English until that language is loaded. Throws if neither is loaded. */
export function textOf(locale: Locale): Text {
  const text = loaded[locale] ?? loaded.en;
  if (!text) throw new Error(`no words have been loaded for ${locale}`);
  return text;
}
