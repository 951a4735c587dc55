import { useId } from 'react';
import { ownRowsOf } from '../../scenario/own-rows';
import type { GeneratorName } from '../../scenario/scenario';
import { useApp, useAppState, useText } from '../app/app-context';
import styles from './controls.module.css';
import { FieldError } from './FieldError';
import { RowEditorButton } from './RowEditor';
import { SeedField } from './SeedField';

const GENERATORS: readonly GeneratorName[] = ['normal', 'wide', 'ties', 'hotGroup', 'outliers'];

/** Where the row of logits comes from: a real trace, a seeded generator or a list; and the row as text. */
export function LogitsControl() {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const source = useAppState((state) => state.scenario.source);
  const { listed, aside } = useAppState((state) => ownRowsOf(state.scenario));
  const experts = useAppState((state) => state.scenario.params.globalNumExperts);
  const routeError = useAppState((state) => (state.routeError?.field === 'logits' ? state.routeError : null));
  const list = listed.logits ?? aside.logits;
  return (
    <>
      <div className={styles.row}>
        <label htmlFor={id} className={styles.name}>
          {words.app.source}
        </label>
        <select
          id={id}
          className={`field ${styles.choice}`}
          value={listed.logits ? 'list' : source.kind === 'trace' ? 'trace' : source.generator}
          onChange={(event) => {
            const value = event.currentTarget.value;
            const burst = actions.burst('source');
            if (value === 'list') actions.setListed('logits', true);
            else if (value === 'trace') void actions.chooseTrace({}, burst);
            else {
              const seed = source.kind === 'generator' ? source.seed : 1;
              actions.chooseGenerator(value as GeneratorName, seed, burst);
            }
          }}
        >
          {list && <option value="list">{words.rows.list(list.length)}</option>}
          <option value="trace">{words.app.realTrace}</option>
          {GENERATORS.map((name) => (
            <option key={name} value={name}>
              {words.app.generators[name]}
            </option>
          ))}
        </select>
      </div>
      {listed.logits ? (
        <>
          <p className="hint" data-testid="listed-logits">
            {words.rows.logitsListed(listed.logits.length, experts, source)}
          </p>
          {aside.logits && (
            <button type="button" className="button" onClick={() => actions.setListed('logits', true)}>
              {words.rows.takeOtherList(aside.logits.length)}
            </button>
          )}
        </>
      ) : (
        source.kind === 'generator' && (
          <>
            <SeedField source={source} />
            <p className="hint">{listed.bias ? words.rows.madeUpLogits : words.app.madeUp}</p>
          </>
        )
      )}
      <RowEditorButton row="logits" />
      <FieldError id={`${id}-error`} message={null} routeError={routeError} />
    </>
  );
}
