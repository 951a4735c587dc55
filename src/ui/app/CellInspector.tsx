import { RotateCcw } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
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
  const typing = useAppState((state) => (isMain ? state.typing : null));
  const parsed = draft === null ? null : parseList(draft, 1);
  const message = parsed && !parsed.ok ? words.app.notNumber(draft ?? '') : null;
  // A value that came from elsewhere replaces what was typed; one's own ("1." while typing 1.5) does not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft belongs to its expert
  useEffect(() => {
    setDraft((text) => (text !== null && Object.is(readOne(text), value) ? text : null));
  }, [value, expert]);

  const type = (text: string) => {
    setDraft(text);
    const next = readOne(text);
    if (next === null) return;
    if (isLogit) actions.setLogit(expert, next);
    else actions.setBias(expert, next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each character typed on a cell
  useEffect(() => {
    if (typing === null) return;
    input.current?.focus();
    if (typing === '') input.current?.select();
    else type(typing);
    actions.typed();
  }, [typing]);

  return (
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
        onBlur={() => message === null && setDraft(null)}
        onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
      />
      <p id={`${id}-error`} className="error" role="alert" hidden={message === null}>
        {message}
      </p>
    </div>
  );
}
