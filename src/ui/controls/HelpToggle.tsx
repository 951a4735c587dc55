import { CircleHelp } from 'lucide-react';
import { useText } from '../base/app-context';
import styles from './controls.module.css';

/** Shows and hides the help of all fields in a panel. */
export function HelpToggle({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const words = useText();
  return (
    <button
      type="button"
      className={styles.helpToggle}
      aria-pressed={isOn}
      aria-label={words.params.explain}
      title={words.params.explain}
      onClick={() => onChange(!isOn)}
    >
      <CircleHelp size={15} aria-hidden />
    </button>
  );
}
