import { Languages } from 'lucide-react';
import { LANGUAGES, LOCALES, type Locale } from '../../text';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import styles from './LanguageSelect.module.css';

/** The language of the page. Each is named in itself, so that a reader who knows no other finds it. */
export function LanguageSelect() {
  const words = useFirstText();
  const { actions } = useApp();
  const locale = useAppState((state) => state.locale);
  return (
    <span className={`button icon ${styles.language}`}>
      <Languages size={16} aria-hidden />
      <select
        aria-label={words.app.language}
        title={words.app.language}
        value={locale}
        onChange={(event) => void actions.setLocale(event.currentTarget.value as Locale)}
      >
        {LOCALES.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {LANGUAGES[tag]}
          </option>
        ))}
      </select>
    </span>
  );
}
