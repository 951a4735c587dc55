import { useId } from 'react';
import { ownRowsOf } from '../../scenario/own-rows';
import { ALL_SOURCES, chooseOption, sourceOf } from '../../sources/sources';
import { wordsOf } from '../../text/source-words';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';
import { FieldError } from './FieldError';
import { RowEditorButton } from './RowEditor';
import { SOURCE_CONTROLS } from './source-controls';

/** The entry for a list that a person gave, among the sources. */
const LIST = 'list';

/** Chooses where the row of logits comes from, a source or a list, and opens the row as text. */
export function LogitsControl() {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const source = useAppState((state) => state.scenario.source);
  const { listed, aside } = useAppState((state) => ownRowsOf(state.scenario));
  const experts = useAppState((state) => state.scenario.params.globalNumExperts);
  const routeError = useAppState((state) => (state.routeError?.field === 'logits' ? state.routeError : null));
  const list = listed.logits ?? aside.logits;
  const Beside = SOURCE_CONTROLS[source.kind]?.beside;
  return (
    <>
      <div className={styles.row}>
        <label htmlFor={id} className={styles.name}>
          {words.panels.source}
        </label>
        <select
          id={id}
          className={`field ${styles.choice}`}
          value={listed.logits ? LIST : sourceOf(source).optionOf(source)}
          onChange={(event) => {
            const value = event.currentTarget.value;
            const burst = actions.burst('source');
            if (value === LIST) actions.setListed('logits', true);
            else void actions.chooseSource((now) => chooseOption(value, now), burst);
          }}
        >
          {list && <option value={LIST}>{words.rows.list(list.length)}</option>}
          {ALL_SOURCES.flatMap((one) =>
            one.options.map((option) => (
              <option key={option} value={option}>
                {wordsOf(words.sources, one).options[option]}
              </option>
            )),
          )}
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
        Beside && <Beside />
      )}
      <RowEditorButton row="logits" />
      <FieldError id={`${id}-error`} message={null} routeError={routeError} />
    </>
  );
}
