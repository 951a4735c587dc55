import { Dices } from 'lucide-react';
import { useId } from 'react';
import type { GeneratorName } from '../../scenario/scenario';
import { useApp, useAppState, useText } from '../app/app-context';
import styles from './controls.module.css';
import { FieldError } from './FieldError';
import { RowEditorButton } from './RowEditor';

const GENERATORS: readonly GeneratorName[] = ['normal', 'wide', 'ties', 'hotGroup', 'outliers'];

/** Where the row of logits comes from: a real trace or a seeded generator; and the row as text. */
export function LogitsControl() {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const source = useAppState((state) => state.scenario.source);
  const routeError = useAppState((state) => (state.routeError?.field === 'logits' ? state.routeError : null));
  return (
    <>
      <div className={styles.row}>
        <label htmlFor={id} className={styles.name}>
          {words.app.source}
        </label>
        <select
          id={id}
          className={`field ${styles.choice}`}
          value={source.kind === 'trace' ? 'trace' : source.generator}
          onChange={(event) => {
            const value = event.currentTarget.value;
            if (value === 'trace') actions.chooseTrace({});
            else
              actions.chooseGenerator(value as GeneratorName, source.kind === 'generator' ? source.seed : 1);
          }}
        >
          <option value="trace">{words.app.realTrace}</option>
          {GENERATORS.map((name) => (
            <option key={name} value={name}>
              {words.app.generators[name]}
            </option>
          ))}
        </select>
      </div>
      {source.kind === 'generator' && (
        <>
          <div className={styles.row}>
            <label htmlFor={`${id}-seed`} className={styles.name}>
              {words.app.seed}
            </label>
            <span className={styles.pair}>
              <input
                id={`${id}-seed`}
                className={`field ${styles.number}`}
                type="number"
                min={0}
                max={0xffffffff}
                step={1}
                value={source.seed}
                onChange={(event) => {
                  const seed = event.currentTarget.valueAsNumber;
                  if (Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)
                    actions.chooseGenerator(source.generator, seed);
                }}
              />
              <button
                type="button"
                className="button icon"
                aria-label={words.app.nextSeed}
                title={words.app.nextSeed}
                onClick={() => actions.chooseGenerator(source.generator, (source.seed + 1) >>> 0)}
              >
                <Dices size={16} aria-hidden />
              </button>
            </span>
          </div>
          <p className="hint">{words.app.madeUp}</p>
        </>
      )}
      <RowEditorButton row="logits" />
      <FieldError id={`${id}-error`} message={null} routeError={routeError} />
    </>
  );
}
