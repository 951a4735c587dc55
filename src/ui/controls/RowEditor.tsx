import { useId, useRef, useState } from 'react';
import { parseList } from '../../scenario/parse-list';
import { formatExact, plainText } from '../../view/format';
import { useApp, useAppState, useText } from '../app/app-context';
import { CopyButton } from '../share/CopyButton';
import styles from './controls.module.css';

type Row = 'logits' | 'bias';

/** Opens the whole row as text: to read, copy, type or paste over. */
export function RowEditorButton({ row }: { row: Row }) {
  const words = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const count = useAppState((state) => state.scenario.params.globalNumExperts);
  return (
    <>
      <button
        type="button"
        className="button"
        data-param={row === 'logits' ? 'logits' : undefined}
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true);
          dialog.current?.showModal();
        }}
      >
        {row === 'bias' ? words.app.editBias(count) : words.app.editLogits(count)}
      </button>
      <dialog
        ref={dialog}
        className="sheet"
        aria-labelledby={`${row}-editor`}
        onClose={() => setIsOpen(false)}
      >
        {isOpen && <RowEditor row={row} onDone={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}

function RowEditor({ row, onDone }: { row: Row; onDone: () => void }) {
  const words = useText();
  const { store, actions } = useApp();
  const id = useId();
  const [text, setText] = useState(() => rowText(store.getState().scenario, row));
  const expected = useAppState((state) => state.scenario.params.globalNumExperts);
  const parsed = parseList(text, expected);
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (!parsed.ok) return;
        actions.giveRows({ [row]: parsed.values });
        onDone();
      }}
    >
      <h2 id={`${row}-editor`}>
        {row === 'bias' ? words.params.name.eScoreCorrectionBias : words.app.logits}
      </h2>
      <label htmlFor={id} className="hint">
        {words.app.rowHint(expected)}
      </label>
      <textarea
        id={id}
        className={`field ${styles.textarea}`}
        spellCheck={false}
        rows={12}
        value={text}
        aria-invalid={!parsed.ok}
        aria-describedby={`${id}-error`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-error`} className="error" role="alert">
        {parsed.ok ? '' : words.errors.list(parsed)}
      </p>
      <div className={styles.buttons}>
        <CopyButton text={() => plainText(text)} label={words.app.copyValues} />
        <button type="button" className="button" onClick={onDone}>
          {words.app.cancel}
        </button>
        <button type="submit" className="button" disabled={!parsed.ok}>
          {words.app.apply}
        </button>
      </div>
    </form>
  );
}

function rowText(
  scenario: { logits: Float32Array; eScoreCorrectionBias: Float32Array | null },
  row: Row,
): string {
  const values = row === 'logits' ? scenario.logits : (scenario.eScoreCorrectionBias ?? new Float32Array(0));
  return Array.from(values, formatExact).join(', ');
}
