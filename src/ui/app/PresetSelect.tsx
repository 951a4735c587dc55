import { isPresetEdited } from '../../scenario/preset-edits';
import { PRESETS } from '../../scenario/presets';
import { useApp, useAppState, useText } from './app-context';
import styles from './Header.module.css';

/** The models; the chosen one shows its sizes E·G·keep·k as they are now, and whether they are still the model's. */
export function PresetSelect() {
  const words = useText();
  const { actions } = useApp();
  const preset = useAppState((state) => state.scenario.preset);
  const isEdited = useAppState(({ scenario }) => isPresetEdited(scenario));
  const sizes = useAppState(({ scenario: { params: p } }) =>
    [p.globalNumExperts, p.numExpertGroup, p.topkGroup, p.topK].join('·'),
  );
  return (
    <select
      className={styles.preset}
      aria-label={words.app.preset}
      value={preset}
      onChange={(event) => actions.applyPreset(event.currentTarget.value)}
    >
      {PRESETS.map(({ id, name, confidence }) => (
        <option key={id} value={id}>
          {id === preset && isEdited
            ? `● ${words.app.presetEdited(words.app.presetName(id, name))}`
            : words.app.presetName(id, name)}
          {id === preset ? ` · ${sizes}` : ''}
          {confidence === 'verified' ? '' : ` (${words.app.presetUnverified})`}
        </option>
      ))}
    </select>
  );
}
