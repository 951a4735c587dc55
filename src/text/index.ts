import { en } from './en';
import type { Words } from './words';

/** Every word on the page. */
export type Text = Words<typeof en>;

/** Languages by their BCP 47 tag, each named in itself. */
export const LANGUAGES = { en: 'English', 'zh-Hans': '简体中文' } as const;

export type Locale = keyof typeof LANGUAGES;

export const LOCALES = Object.keys(LANGUAGES) as Locale[];

/** Only English comes with the page; another language is fetched when it is chosen. */
const LOADERS: Record<Exclude<Locale, 'en'>, () => Promise<Text>> = {
  'zh-Hans': async () => (await import('./zh')).zh,
};

const loaded: Partial<Record<Locale, Text>> & { en: Text } = { en };

/** Makes a language ready for `textOf`. Rejects when it cannot be fetched. */
export async function loadText(locale: Locale): Promise<Text> {
  if (locale === 'en') return en;
  const text = loaded[locale] ?? (await LOADERS[locale]());
  loaded[locale] = text;
  return text;
}

/** The words of a language; English until that language is loaded. */
export function textOf(locale: Locale): Text {
  return loaded[locale] ?? loaded.en;
}
