import { useApp, useAppState, useText } from '../base/app-context';
import styles from './Stage.module.css';

const WIDTH = 300;

/** Shown where the reader tried to drag a weight: why that cannot be done, and what to do instead. */
export function DerivedNote({ width }: { width: number }) {
  const words = useText();
  const { actions } = useApp();
  const refused = useAppState((state) => state.refusedDrag);
  if (!refused) return null;
  const { id, x, y } = refused;
  const left = Math.max(0, Math.min(width - WIDTH, x - WIDTH / 2));
  return (
    <div
      className={styles.derived}
      style={{ left, bottom: `calc(100% - ${y - 20}px)` }}
      data-testid="derived"
    >
      <div role="alert">
        <strong>{words.commands.derived.title}</strong> {words.commands.derived.why(id)}
      </div>
      <button type="button" className="button" onClick={() => actions.editLogit(id)}>
        {words.commands.derived.instead}
      </button>
    </div>
  );
}
