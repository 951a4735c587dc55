import { type TraceRef, traceWith } from '../../sources/trace';
import { useApp, useAppState, useText } from '../base/app-context';
import { TokenList } from '../base/TokenList';
import styles from './controls.module.css';

/** Chooses a recorded text, a layer, and in the text itself the token to route. */
export function TokenPicker() {
  const words = useText();
  const { actions } = useApp();
  const source = useAppState((state) => state.scenario.source);
  const index = useAppState((state) => state.loaded.trace?.index);
  if (source.kind !== 'trace' || !index) return <p className="hint">{words.sources.trace.files?.missing}</p>;
  return (
    <>
      <div className={styles.row}>
        <label className={styles.name} htmlFor="trace-text">
          {words.panels.modelText}
        </label>
        <select
          id="trace-text"
          className={`field ${styles.choice}`}
          value={source.text}
          onChange={(event) =>
            void actions.chooseSource(
              traceWith({ text: event.currentTarget.value, token: 0 }),
              actions.burst('text'),
            )
          }
        >
          {index.texts.map(({ name, label }) => (
            <option key={name} value={name}>
              {words.panels.textName(name, label)}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.row}>
        <label className={styles.name} htmlFor="trace-layer">
          {words.panels.layer}
        </label>
        <select
          id="trace-layer"
          className={`field ${styles.choice}`}
          value={source.layer}
          onChange={(event) =>
            void actions.chooseSource(
              traceWith({ layer: Number(event.currentTarget.value) }),
              actions.burst('layer'),
            )
          }
        >
          {index.bias.map((_, layer) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its index
            <option key={layer} value={layer}>
              {layer}
            </option>
          ))}
        </select>
      </div>
      <TraceTokens source={source} />
    </>
  );
}

/** The text, and which of its tokens is routed. */
function TraceTokens({ source }: { source: TraceRef }) {
  const words = useText();
  const text = useAppState((state) => state.loaded.trace?.texts[source.text]);
  // A note above the picture says why, and offers another try.
  if (!text) return <p className="hint">{words.sources.trace.files?.missing}</p>;
  return (
    <>
      <p className="hint">
        {words.app.tokenOf(source.token + 1, text.tokens.length)}{' '}
        {!text.isChecked && words.trouble.textUnchecked}
      </p>
      <TokenList source={source} label={words.panels.tokens} className={styles.text} />
    </>
  );
}
