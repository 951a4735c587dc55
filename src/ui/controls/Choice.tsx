import { useId } from 'react';
import styles from './controls.module.css';
import { FieldHelp } from './FieldHelp';

interface ChoiceProps<Value extends string> {
  label: string;
  /** What it does. */
  help: string;
  value: Value;
  options: readonly Value[];
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
}

/** A labelled row with a choice of few values. */
export function Choice<Value extends string>({
  label,
  help,
  value,
  options,
  nameOf,
  onChange,
}: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={help}>
        {label}
      </label>
      <select
        id={id}
        className={`field ${styles.choice}`}
        value={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          const next = options.find((option) => option === event.currentTarget.value);
          if (next !== undefined) onChange(next);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
      <FieldHelp id={`${id}-help`} text={help} />
    </div>
  );
}
