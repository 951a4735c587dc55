import { useApp, useAppState, useText } from '../app/app-context';
import { SPEEDS } from './speeds';
import styles from './Timeline.module.css';

/** How fast the stages play, and whether playing stops after each. */
export function Speed() {
  const words = useText();
  const { actions } = useApp();
  const speed = useAppState((state) => state.speed);
  const pauses = useAppState((state) => state.pausesAtStages);
  return (
    <>
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
    </>
  );
}
