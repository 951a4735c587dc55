import { RotateCcw } from 'lucide-react';
import { type PresetField, presentValue, presetValue } from '../../scenario/preset-edits';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';

/** Under a field that differs from the preset: the preset's value, and a button that sets it again. */
export function PresetValue({ field }: { field: PresetField }) {
  const words = useText();
  const { actions } = useApp();
  const value = useAppState(({ scenario }) => {
    const own = presetValue(scenario.preset, field);
    return own === presentValue(scenario, field) ? null : own;
  });
  if (value === null) return null;
  const name = field === 'useGroupedTopk' ? words.dispatch.setupName[field] : words.params.name[field];
  const text = typeof value === 'boolean' ? (value ? words.panels.on : words.panels.off) : String(value);
  return (
    <button
      type="button"
      className={styles.preset}
      aria-label={words.panels.toPresetValue(name, text)}
      title={words.panels.toPresetValue(name, text)}
      data-testid={`preset-${field}`}
      onClick={() => actions.resetToPreset(field)}
    >
      <span className={styles.dot} aria-hidden />
      {words.panels.presetValue(text)}
      <RotateCcw size={12} aria-hidden />
    </button>
  );
}
