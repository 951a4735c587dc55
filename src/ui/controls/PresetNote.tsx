import { originOf } from '../../scenario/preset-origins';
import { newestWarnings } from '../../scenario/preset-warnings';
import { presetOf } from '../../scenario/presets';
import { useAppState, useText } from '../base/app-context';
import { ScaleSource } from './ScaleSource';

/** Where the preset's parameters come from, who multiplies by its factor, and what the newest vLLM may do wrong with it. */
export function PresetNote() {
  const words = useText();
  const { id, name } = presetOf(useAppState((state) => state.scenario.preset));
  return (
    <details className="hint">
      <summary>{words.panels.aboutPreset(words.app.presetName(id, name))}</summary>
      <ScaleSource />
      <p>{words.panels.origin(originOf(id))}</p>
      {newestWarnings(id).map((warning) => (
        <p key={warning}>
          <strong>△ {words.dispatch.warningNewest}</strong> {words.dispatch.warning[warning]}
        </p>
      ))}
    </details>
  );
}
