import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { parseList } from '../../scenario/parse-list';
import { shownScenario } from '../../state/selectors';
import { formatExact } from '../../view/format';
import { useApp, useAppState, useText } from './app-context';
import styles from './CellInspector.module.css';

/** Logit and bias of the pinned expert as fields, for typing what the picture lets one drag. */
export function CellInspector({ id }: { id: number }) {
  const words = useText();
  const { actions } = useApp();
  const isExpert = useAppState(({ scenario }) => id < scenario.logits.length);
  const hasBias = useAppState(({ scenario }) => scenario.eScoreCorrectionBias !== null);
  if (!isExpert) return null;
  return (
    <div className={styles.inspector}>
      <ValueField row="logits" expert={id} isMain />
      {hasBias && <ValueField row="eScoreCorrectionBias" expert={id} />}
      <button
        type="button"
        className="button icon"
        aria-label={words.app.resetExpert(id)}
        title={words.app.resetExpert(id)}
        onClick={() => actions.resetExpert(id)}
      >
        <RotateCcw size={14} aria-hidden />
      </button>
    </div>
  );
}

function readOne(text: string): number | null {
  const list = parseList(text, 1);
  return list.ok ? list.values[0]! : null;
}

interface ValueFieldProps {
  row: 'logits' | 'eScoreCorrectionBias';
  expert: number;
  /** The field that typing on a cell goes to. */
  isMain?: boolean;
}

function ValueField({ row, expert, isMain = false }: ValueFieldProps) {
  const words = useText();
  const value = useAppState((state) => shownScenario(state)[row]?.[expert]) ?? 0;
  const isLogit = row === 'logits';
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { actions } = useApp();
  /** What the value was when the field got the focus, and whether that came from typing on the cell. */
  const before = useRef(value);
  const isFromCell = useRef(false);
  const typing = useAppState((state) => (isMain ? state.typing : null));
  const parsed = draft === null ? null : parseList(draft, 1);
  const message = parsed && !parsed.ok ? words.app.notNumber(draft ?? '') : null;
  // A value that came from elsewhere replaces what was typed; one's own ("1." while typing 1.5) does not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft belongs to its expert
  useEffect(() => {
    setDraft((text) => (text !== null && Object.is(readOne(text), value) ? text : null));
  }, [value, expert]);

  const set = (next: number) => (isLogit ? actions.setLogit(expert, next) : actions.setBias(expert, next));
  const type = (text: string) => {
    setDraft(text);
    const next = readOne(text);
    if (next !== null) set(next);
  };
  /** Enter keeps what was typed, Escape what was there before; typing on a cell ends on that cell. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    if (event.key === 'Escape' && !Object.is(value, before.current)) set(before.current);
    setDraft(null);
    if (!isFromCell.current) return;
    event.preventDefault();
    event.stopPropagation();
    actions.focusCell({ kind: 'expert', id: expert });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each character typed on a cell
  useEffect(() => {
    if (typing === null) return;
    input.current?.focus();
    isFromCell.current = true;
    if (typing === '') input.current?.select();
    else type(typing);
    actions.typed();
  }, [typing]);

  return (
    <>
      <div className={styles.value}>
        <label htmlFor={id} className="hint">
          {isLogit ? words.app.logitOf(expert) : words.app.biasOf(expert)}
        </label>
        <input
          ref={input}
          id={id}
          className="field"
          inputMode="decimal"
          autoComplete="off"
          value={draft ?? formatExact(value)}
          aria-invalid={message !== null}
          aria-describedby={`${id}-error`}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => {
            before.current = value;
          }}
          onBlur={() => {
            isFromCell.current = false;
            if (message === null) setDraft(null);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p id={`${id}-error`} className={`error ${styles.message}`} role="alert" hidden={message === null}>
        {message}
      </p>
    </>
  );
}
