import { TriangleAlert } from 'lucide-react';
import { useApp, useAppState, useText } from '../base/app-context';
import { goToParameters } from '../base/go-to-parameters';
import { PresetValue } from '../controls/PresetValue';
import styles from './RouteErrorNote.module.css';

/**
 * Why the configuration cannot be routed, and what to do: go to the field, or set the preset's value again. It stands above
 * the last valid picture, or in its place if there is none; beside the picture one line leads to it.
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
      // The edited field announces the error itself, so the panel only leads to the note above the picture.
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
