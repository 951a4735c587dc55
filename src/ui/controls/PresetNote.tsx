import { presetOf } from '../../scenario/presets';
import { useAppState, useText } from '../app/app-context';
import { ScaleSource } from './ScaleSource';

/** Where the preset's parameters were read, and who multiplies by its factor. */
export function PresetNote() {
  const words = useText();
  const { id, name, origin } = presetOf(useAppState((state) => state.scenario.preset));
  return (
    <details className="hint">
      <summary>{words.app.aboutPreset(words.app.presetName(id, name))}</summary>
      <ScaleSource />
      <p>{words.app.origin(origin)}</p>
    </details>
  );
}
