import { presetOf } from '../../scenario/presets';
import { useAppState, useText } from '../app/app-context';

/** Where the preset's parameters were read, and where vLLM uses its factor elsewhere. */
export function PresetNote() {
  const words = useText();
  const { id, name, origin, isScaleAppliedOutside } = presetOf(useAppState((state) => state.scenario.preset));
  return (
    <details className="hint">
      <summary>{words.app.aboutPreset(words.app.presetName(id, name))}</summary>
      {isScaleAppliedOutside && <p>{words.app.scaleOutside}</p>}
      <p>{words.app.origin(origin)}</p>
    </details>
  );
}
