import { RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { FLOAT32 } from '../../scenario/field-value';
import { shownScenario } from '../../state/selectors';
import { formatExact } from '../../view/format';
import { useApp, useAppState, useText } from '../base/app-context';
import { BIG_STEP, STEP } from '../base/cell-keys';
import { NumberInput } from '../controls/NumberInput';
import styles from './CellInspector.module.css';

/** Logit and bias of the pinned expert as fields: what can be dragged in the picture can be typed here. */
export function CellInspector({ id }: { id: number }) {
  const words = useText();
  const { actions } = useApp();
  const isExpert = useAppState(({ scenario }) => id < scenario.logits.length);
  const hasBias = useAppState(({ scenario }) => scenario.eScoreCorrectionBias !== null);
  if (!isExpert) return null;
  return (
    <div className={styles.inspector}>
      {/* The key: text typed for one expert must not go to another. */}
      <ValueField key={`logit ${id}`} row="logits" expert={id} isMain />
      {hasBias && <ValueField key={`bias ${id}`} row="eScoreCorrectionBias" expert={id} />}
      <button
        type="button"
        className="button icon"
        aria-label={words.panels.resetExpert(id)}
        title={words.panels.resetExpert(id)}
        onClick={() => actions.resetExpert(id)}
      >
        <RotateCcw size={14} aria-hidden />
      </button>
    </div>
  );
}

interface ValueFieldProps {
  row: 'logits' | 'eScoreCorrectionBias';
  expert: number;
  /** The field that gets what is typed on a cell. */
  isMain?: boolean;
}

function ValueField({ row, expert, isMain = false }: ValueFieldProps) {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const value = useAppState((state) => shownScenario(state)[row]?.[expert]) ?? 0;
  const isLogit = row === 'logits';
  const name = isLogit ? words.panels.logitOf(expert) : words.panels.biasOf(expert);
  const typing = useAppState((state) => (isMain ? state.typing : null));
  return (
    <NumberInput
      id={id}
      name={name}
      target={name}
      value={value}
      text={formatExact(value)}
      kind={FLOAT32}
      step={(number, direction, isBig) => Math.fround(number + direction * (isBig ? BIG_STEP : STEP))}
      commit={(number, burst) =>
        isLogit ? actions.setLogit(expert, number, burst) : actions.setBias(expert, number, burst)
      }
      className=""
      messageClassName={styles.message}
      wrap={(input) => (
        <div className={styles.value}>
          <label htmlFor={id} className="hint">
            {name}
          </label>
          {input}
        </div>
      )}
      incoming={typing}
      onIncoming={actions.typed}
      onReturn={() => actions.focusCell({ kind: 'expert', id: expert })}
    />
  );
}
