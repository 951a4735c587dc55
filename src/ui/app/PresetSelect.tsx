import { isPresetEdited } from '../../scenario/preset-edits';
import { FIRST_PRESETS, PRESETS, type Preset, presetOf } from '../../scenario/presets';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import styles from './Header.module.css';

const [OWN] = PRESETS;
const FAMILIES = FIRST_PRESETS.map(presetOf);
const OTHERS = PRESETS.filter((preset) => preset !== OWN && !FAMILIES.includes(preset));

/** The models: one of each family, then all others. The chosen one shows the present sizes E·G·keep·k, and whether they are still the model's. */
export function PresetSelect() {
  const words = useFirstText();
  const { actions } = useApp();
  const preset = useAppState((state) => state.scenario.preset);
  const params = useAppState((state) => state.scenario.params);
  const setup = useAppState((state) => state.scenario.setup);
  const hasBias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const isEdited = isPresetEdited(preset, { params, setup, eScoreCorrectionBias: hasBias ? SOME : null });
  const { globalNumExperts: E, numExpertGroup: G, topkGroup, topK } = params;
  const sizes = [E, G, topkGroup, topK].join('·');
  const option = ({ id, name, confidence }: Preset) => {
    const own = words.app.presetName(id, name);
    return (
      <option key={id} value={id}>
        {id === preset && isEdited ? `● ${words.app.presetEdited(own)}` : own}
        {id === preset ? ` · ${sizes}` : ''}
        {confidence === 'verified' ? '' : ` (${words.app.presetUnverified})`}
      </option>
    );
  };
  return (
    <select
      className={styles.preset}
      aria-label={words.app.preset}
      value={preset}
      onChange={(event) => void actions.applyPreset(event.currentTarget.value, actions.burst('preset'))}
    >
      {OWN && option(OWN)}
      <optgroup label={words.app.presetFamilies}>{FAMILIES.map(option)}</optgroup>
      <optgroup label={words.app.presetOthers}>{OTHERS.map(option)}</optgroup>
    </select>
  );
}

/** Whether there is a bias; its values do not matter here. */
const SOME = new Float32Array(0);
