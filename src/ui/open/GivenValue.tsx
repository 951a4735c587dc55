import { useState } from 'react';
import type { RouterConfig, RouterParamName } from '../../scenario/from-config';
import { useDebugText } from '../debug/debug-text';
import styles from './Open.module.css';

interface GivenValueProps {
  name: RouterParamName;
  value: RouterConfig[RouterParamName] | undefined;
  /** `undefined`: nothing usable is there. */
  onGive: (value: RouterConfig[RouterParamName] | undefined) => void;
}

const FLAGS: ReadonlySet<RouterParamName> = new Set(['renormalize', 'e_score_correction_bias']);
const SCORINGS = ['softmax', 'sigmoid', 'sqrtsoftplus'] as const;

/** A field for a value that a configuration does not have. */
export function GivenValue({ name, value, onGive }: GivenValueProps) {
  const { config } = useDebugText();
  if (FLAGS.has(name) || name === 'scoring_func') {
    const options = FLAGS.has(name) ? (['true', 'false'] as const) : SCORINGS;
    const said = (option: string) =>
      option === 'true' ? config.on : option === 'false' ? config.off : option;
    return (
      <select
        className="field"
        aria-label={config.params[name]}
        value={value === undefined ? '' : String(value)}
        onChange={({ currentTarget: { value: chosen } }) =>
          onGive(
            chosen === ''
              ? undefined
              : FLAGS.has(name)
                ? chosen === 'true'
                : (chosen as RouterConfig['scoring_func']),
          )
        }
      >
        <option value="">{config.unknown}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {said(option)}
          </option>
        ))}
      </select>
    );
  }
  return <GivenNumber name={name} value={value as number | undefined} onGive={onGive} />;
}

function GivenNumber({ name, value, onGive }: GivenValueProps & { value: number | undefined }) {
  const { config } = useDebugText();
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === undefined ? '' : String(value));
  const isWrong = text !== null && text.trim() !== '' && numberIn(name, text) === undefined;
  return (
    <>
      <input
        className={`field ${styles.number}`}
        inputMode="decimal"
        aria-label={config.params[name]}
        aria-invalid={isWrong}
        placeholder={config.unknown}
        value={shown}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          onGive(numberIn(name, currentTarget.value));
        }}
      />
      {isWrong && (
        <span role="alert" className="error">
          {name === 'routed_scaling_factor' ? config.notFactor : config.notNumber(name)}
        </span>
      )}
    </>
  );
}

function numberIn(name: RouterParamName, text: string): number | undefined {
  if (!/^\s*-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  if (name === 'routed_scaling_factor') return value;
  return Number.isInteger(value) && value >= 0 ? value : undefined;
}
