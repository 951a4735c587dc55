import type { DebugText } from './catalogue';
import type { Locale } from './index';

const LOADERS: Record<Locale, () => Promise<DebugText>> = {
  en: async () => (await import('./en/debug')).debug,
  'zh-Hans': async () => (await import('./zh/debug')).debug,
};

/** Loads these words in a language. Rejects if they cannot be fetched. */
export function loadDebugText(locale: Locale): Promise<DebugText> {
  return LOADERS[locale]();
}
