import { presetOf } from '../../scenario/presets';
import { en } from '../../text/en';
import { useAppState } from '../app/app-context';

/** Where the preset's parameters were read, and where vLLM uses its factor elsewhere. */
export function PresetNote() {
  const { name, origin, isScaleAppliedOutside } = presetOf(useAppState((state) => state.scenario.preset));
  return (
    <details className="hint">
      <summary>{en.app.aboutPreset(name)}</summary>
      {isScaleAppliedOutside && <p>{en.app.scaleOutside}</p>}
      <p>{en.app.origin(origin)}</p>
    </details>
  );
}
