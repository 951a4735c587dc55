import { TriangleAlert } from 'lucide-react';
import { useApp, useAppState, useText } from '../base/app-context';
import { goToParameters } from '../base/go-to-parameters';
import { PresetValue } from '../controls/PresetValue';
import styles from './RouteErrorNote.module.css';

/**
 * Why the configuration cannot be routed, and the ways out: to the field, or back to the preset's value. On the stage it
 * stands over the last valid picture, and where there is none in its place; beside it one line leads there.
 */
export function RouteErrorNote({ isOnStage = false }: { isOnStage?: boolean }) {
  const words = useText();
  const { actions } = useApp();
  const error = useAppState((state) => state.routeError);
  const hasPicture = useAppState((state) => state.routed !== null);
  if (!error) return null;
  const { field } = error;
  return (
    <section
      className={styles.note}
      data-alone={isOnStage && !hasPicture}
      // The field that was edited calls out itself; the panel leads to what the stage has said.
      role={isOnStage ? (hasPicture ? 'status' : 'alert') : undefined}
      data-testid={isOnStage ? 'refused-on-stage' : 'refused'}
    >
      <h2 className={styles.title}>
        <TriangleAlert size={16} aria-hidden /> {words.panels.refusedTitle}
      </h2>
      <p data-lead>
        {isOnStage ? words.errors.route(error) : words.panels.refusedBeside}{' '}
        {hasPicture ? words.panels.lastValid : isOnStage && words.panels.refusedFirst}
      </p>
      {isOnStage && field !== 'tokens' && (
        <div className={styles.ways}>
          <button type="button" className="button" onClick={() => goToParameters(actions, field)}>
            {words.panels.goToField(words.params.name[field])}
          </button>
          {field !== 'logits' && field !== 'tableIds' && field !== 'setup' && <PresetValue field={field} />}
        </div>
      )}
    </section>
  );
}
