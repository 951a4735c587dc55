import { useEffect, useRef } from 'react';
import { traceWith } from '../../sources/trace';
import { tokenPieces } from '../../sources/trace-files';
import { useApp, useAppState, useText } from '../base/app-context';
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
      <TraceTokens name={source.text} chosen={source.token} />
    </>
  );
}

/** The text as a list box whose options are its tokens. */
function TraceTokens({ name, chosen }: { name: string; chosen: number }) {
  const words = useText();
  const { actions } = useApp();
  const list = useRef<HTMLDivElement>(null);
  const text = useAppState((state) => state.loaded.trace?.texts[name]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another token is chosen
  useEffect(() => {
    const option = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (list.current && option) list.current.scrollTop = option.offsetTop - list.current.clientHeight / 2;
  }, [chosen, name]);

  // A note over the picture says why, and offers another try.
  if (!text) return <p className="hint">{words.sources.trace.files?.missing}</p>;
  const pieces = tokenPieces(text);
  const count = pieces.length;
  return (
    <>
      <p className="hint">
        {words.app.tokenOf(chosen + 1, count)} {!text.isChecked && words.trouble.textUnchecked}
      </p>
      <div
        ref={list}
        className={styles.text}
        role="listbox"
        aria-label={words.panels.tokens}
        tabIndex={-1}
        onKeyDown={(event) => {
          const step = STEPS[event.key];
          if (step === undefined) return;
          event.preventDefault();
          const token = Math.min(count - 1, Math.max(0, step === 0 ? 0 : chosen + step));
          void actions.chooseSource(traceWith({ token }), actions.burst('token'));
          list.current?.querySelectorAll<HTMLElement>('[role="option"]')[token]?.focus();
        }}
      >
        {pieces.map((piece) => (
          <button
            key={piece.token}
            type="button"
            role="option"
            className={styles.piece}
            aria-selected={piece.token === chosen}
            tabIndex={piece.token === chosen ? 0 : -1}
            onClick={() => void actions.chooseSource(traceWith({ token: piece.token }))}
          >
            {piece.text}
          </button>
        ))}
      </div>
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: 0,
  End: Number.MAX_SAFE_INTEGER,
};
