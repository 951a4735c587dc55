import { traceWith } from '../../sources/trace';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';

/** Beside the text: the layer whose router is shown. */
export function LayerSelect() {
  const words = useText();
  const { actions } = useApp();
  const source = useAppState((state) => state.scenario.source);
  const layers = useAppState((state) => state.loaded.trace?.index?.bias.length ?? 0);
  if (source.kind !== 'trace' || layers === 0) return null;
  return (
    <select
      className={`field ${styles.layer}`}
      aria-label={words.panels.layerOfText}
      title={words.panels.layerOfText}
      value={source.layer}
      onChange={(event) =>
        void actions.chooseSource(
          traceWith({ layer: Number(event.currentTarget.value) }),
          actions.burst('layer'),
        )
      }
    >
      {Array.from({ length: layers }, (_, layer) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its index
        <option key={layer} value={layer}>
          {words.panels.layerAt(layer)}
        </option>
      ))}
    </select>
  );
}
