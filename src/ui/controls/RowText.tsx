import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { MAX_EXPERTS } from '../../core/validate';
import { offersOf } from '../../import/offers';
import { MAX_LENGTH, readRows } from '../../import/read-rows';
import type { GivenRows } from '../../scenario/list-edits';
import type { RowName, Scenario } from '../../scenario/scenario';
import { formatExact, plainText } from '../../view/format';
import { useApp, useAppState, useText } from '../base/app-context';
import { CopyButton } from '../base/CopyButton';
import styles from './controls.module.css';
import { RowReading } from './RowReading';

interface RowTextProps {
  row: RowName;
  /** Called when the text was applied. */
  onDone: () => void;
  onCancel: () => void;
}

/** A row as text, what is read in it, and what can be done with that. */
export function RowText({ row, onDone, onCancel }: RowTextProps) {
  const words = useText();
  const { store, actions } = useApp();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [initial] = useState(() => rowText(store.getState().scenario, row));
  const draft = useAppState((state) => state.rowDrafts[row]);
  const [isKept] = useState(draft !== null);
  const [isTooLong, setTooLong] = useState(false);
  const experts = useAppState((state) => state.scenario.params.globalNumExperts);
  const text = draft ?? initial;
  const result = useMemo(() => readRows(text, experts), [text, experts]);
  const offers = useMemo(
    () => (result.ok ? offersOf(result.reading, row, experts) : null),
    [result, row, experts],
  );

  useEffect(() => {
    area.current?.focus();
    // A paste replaces the values in effect, but not a text that was not applied yet.
    if (!isKept) area.current?.select();
  }, [isKept]);

  const write = (next: string) => {
    setTooLong(false);
    actions.keepRowDraft(row, next === initial ? null : next);
  };
  const apply = (given: GivenRows, count: number) => {
    actions.giveRows(given, count === experts ? undefined : count);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <form
      className={styles.editor}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        // Does what the first of the buttons does.
        event.currentTarget.querySelector<HTMLButtonElement>('[data-apply]:enabled')?.click();
      }}
    >
      <label htmlFor={id} className="hint">
        {words.rows.hint(experts)}
      </label>
      {isKept && draft !== null && (
        <p className={styles.keptDraft}>
          {words.rows.keptDraft}{' '}
          <button type="button" className="button" onClick={() => write(initial)}>
            {words.rows.showValues}
          </button>
        </p>
      )}
      <textarea
        ref={area}
        id={id}
        className={`field ${styles.textarea}`}
        spellCheck={false}
        rows={10}
        value={text}
        aria-invalid={!result.ok}
        aria-describedby={`${id}-error`}
        onChange={(event) => write(event.currentTarget.value)}
        onPaste={(event) => {
          // Millions of characters would keep the page busy with layout for seconds.
          const isLong = event.clipboardData.getData('text').length > MAX_LENGTH;
          if (isLong) event.preventDefault();
          setTooLong(isLong);
        }}
      />
      <p id={`${id}-error`} className="error" role="alert">
        {isTooLong ? words.rows.error(TOO_LONG) : result.ok ? countProblem() : words.rows.error(result.error)}
      </p>
      {result.ok && offers && (
        <RowReading
          key={`${offers.choices.length} ${offers.experts} ${offers.first}`}
          row={row}
          reading={result.reading}
          offers={offers}
          experts={experts}
          onApply={apply}
        />
      )}
      <div className={styles.buttons}>
        <CopyButton text={() => plainText(text)} label={words.panels.copyValues} />
        <button type="button" className="button" onClick={onCancel}>
          {words.panels.cancel}
        </button>
        {!result.ok && (
          <button type="button" className="button" disabled>
            {words.panels.apply}
          </button>
        )}
      </div>
    </form>
  );

  function countProblem(): string {
    if (!offers || offers.experts === experts) return '';
    return offers.isImpossible
      ? words.rows.impossible(offers.experts, MAX_EXPERTS)
      : words.rows.wrongCount(offers.experts, experts);
  }
}

const TOO_LONG = { code: 'tooLong', text: '', place: { line: 1, column: 1 }, position: null } as const;

function rowText({ logits, eScoreCorrectionBias }: Scenario, row: RowName): string {
  const values = row === 'logits' ? logits : (eScoreCorrectionBias ?? new Float32Array(0));
  return Array.from(values, formatExact).join(', ');
}
