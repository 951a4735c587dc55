import { RotateCcw } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { parseList } from '../../scenario/parse-list';
import { formatExact } from '../../view/format';
import { useApp, useAppState, useText } from './app-context';
import styles from './CellInspector.module.css';

/** Logit and bias of the pinned expert as fields, for typing what the picture lets one drag. */
export function CellInspector({ id }: { id: number }) {
  const words = useText();
  const { actions } = useApp();
  const logit = useAppState((state) => state.scenario.logits[id]);
  const bias = useAppState((state) => state.scenario.eScoreCorrectionBias?.[id]);
  if (logit === undefined) return null;
  return (
    <div className={styles.inspector}>
      <ValueField
        label={words.app.logitOf(id)}
        value={logit}
        isMain
        onCommit={(value) => actions.setLogit(id, value)}
      />
      {bias !== undefined && (
        <ValueField
          label={words.app.biasOf(id)}
          value={bias}
          onCommit={(value) => actions.setBias(id, value)}
        />
      )}
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
  label: string;
  value: number;
  /** The field that typing on a cell goes to. */
  isMain?: boolean;
  onCommit: (value: number) => void;
}

function ValueField({ label, value, isMain = false, onCommit }: ValueFieldProps) {
  const words = useText();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { actions } = useApp();
  const typing = useAppState((state) => (isMain ? state.typing : null));
  const parsed = draft === null ? null : parseList(draft, 1);
  const message = parsed && !parsed.ok ? words.app.notNumber(draft ?? '') : null;
  // A value that came from elsewhere replaces what was typed; one's own ("1." while typing 1.5) does not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: label stands for the expert
  useEffect(() => {
    setDraft((text) => (text !== null && Object.is(readOne(text), value) ? text : null));
  }, [value, label]);

  const type = (text: string) => {
    setDraft(text);
    const next = readOne(text);
    if (next !== null) onCommit(next);
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
        {label}
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
