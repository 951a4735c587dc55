import { X } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { noticeKey } from '../../scenario/link/notice';
import { saysNotLoaded } from '../../state/load-source';
import { missingSources } from '../../state/true-rows';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './Notices.module.css';

/** Messages about what could not be read or loaded, until they are dismissed. */
export function Notices() {
  const words = useText();
  const { actions } = useApp();
  const all = useAppState((state) => state.notices);
  // If made-up rows replace recorded ones, another note says so, which cannot be dismissed.
  const missing = useAppState(useShallow(missingSources));
  const notices = all.filter((notice) => !missing.some((source) => saysNotLoaded(notice, source)));
  if (notices.length === 0) return null;
  return (
    <section className={styles.notices} aria-label={words.panels.notices} role="alert">
      <ul>
        {notices.map((notice) => (
          <li key={noticeKey(notice)}>{words.notice(notice)}</li>
        ))}
      </ul>
      <button
        type="button"
        className="button icon"
        aria-label={words.app.dismiss}
        onClick={actions.dismissNotices}
      >
        <X size={16} aria-hidden />
      </button>
    </section>
  );
}
