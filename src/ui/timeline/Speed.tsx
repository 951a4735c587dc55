import { SPEEDS } from '../../state/speeds';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import styles from './Speed.module.css';

/** Sets how fast the stages play, whether playing stops after each, and whether it begins again at the end. */
export function Speed() {
  const words = useFirstText();
  const { actions } = useApp();
  const speed = useAppState((state) => state.speed);
  const isStill = useAppState((state) => state.isStill);
  const loops = useAppState((state) => state.loops);
  const pauses = useAppState((state) => state.pausesAtStages);
  // Without motion there is no speed and no pause to set.
  if (isStill) return <span className={styles.option}>{words.app.stillNote}</span>;
  return (
    <div className={styles.options}>
      <label className={styles.option}>
        {words.app.speed}
        <select
          className="field"
          value={speed}
          onChange={(event) => actions.setPlayback({ speed: Number(event.currentTarget.value) })}
        >
          {SPEEDS.map((value) => (
            <option key={value} value={value}>
              {value}×
            </option>
          ))}
        </select>
      </label>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={pauses}
          onChange={(event) => actions.setPlayback({ pausesAtStages: event.currentTarget.checked })}
        />
        {words.app.pauseEachStage}
      </label>
      <label className={styles.option} title={words.app.loopsHint}>
        <input
          type="checkbox"
          checked={loops}
          disabled={pauses}
          onChange={(event) => actions.setPlayback({ loops: event.currentTarget.checked })}
        />
        {words.app.loops}
      </label>
    </div>
  );
}
