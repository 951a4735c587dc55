import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { RowName } from '../../scenario/scenario';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';
import { RowText } from './RowText';

/** Opens the whole row as text, to read, copy, type or paste. */
export function RowEditorButton({ row }: { row: RowName }) {
  const words = useText();
  const { actions } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  /** Whether to ask before a text that was not applied is dropped. */
  const [isAsking, setAsking] = useState(false);
  const count = useAppState((state) => state.scenario.params.globalNumExperts);
  const draft = useAppState((state) => state.rowDrafts[row]);

  const close = () => {
    if (draft === null) dialog.current?.close();
    else setAsking(true);
  };
  const drop = () => {
    actions.keepRowDraft(row, null);
    dialog.current?.close();
  };
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
        {row === 'bias' ? words.panels.editBias(count) : words.panels.editLogits(count)}
      </button>
      <dialog
        ref={dialog}
        className="sheet"
        aria-labelledby={`${row}-editor`}
        onCancel={(event) => {
          // A dialog inside bubbles the same event.
          if (event.target !== event.currentTarget || draft === null) return;
          event.preventDefault();
          setAsking(!isAsking);
        }}
        // A browser may close it anyway: the text is still there when it opens again.
        onClose={() => {
          setIsOpen(false);
          setAsking(false);
        }}
        onPointerDown={(event) => isOnBackdrop(event) && close()}
      >
        {isOpen && (
          <>
            <h2 id={`${row}-editor`} className={styles.editorTitle}>
              {row === 'bias' ? words.params.name.eScoreCorrectionBias : words.panels.logits}
            </h2>
            <ErrorBoundary fallback={<KeptText text={draft ?? ''} />}>
              <RowText row={row} onDone={drop} onCancel={close} />
            </ErrorBoundary>
            {isAsking && <Question onDrop={drop} onGoOn={() => setAsking(false)} />}
          </>
        )}
      </dialog>
    </>
  );
}

function isOnBackdrop({ target, currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === currentTarget && !isInside;
}

/** Asks before a text is dropped. */
function Question({ onDrop, onGoOn }: { onDrop: () => void; onGoOn: () => void }) {
  const words = useText();
  const goOn = useRef<HTMLButtonElement>(null);
  useEffect(() => goOn.current?.focus(), []);
  return (
    <div role="alertdialog" aria-label={words.rows.ask} className={styles.question}>
      <p>{words.rows.ask}</p>
      <button ref={goOn} type="button" className="button" onClick={onGoOn}>
        {words.rows.goOn}
      </button>
      <button type="button" className="button" onClick={onDrop}>
        {words.rows.drop}
      </button>
    </div>
  );
}

/** The text alone, if its editor has failed. */
function KeptText({ text }: { text: string }) {
  const words = useText();
  return (
    <label className={styles.editor}>
      <span className="error">{words.rows.editorFailed}</span>
      <textarea className={`field ${styles.textarea}`} rows={12} readOnly value={text} />
    </label>
  );
}
