import { type ReactNode, useId } from 'react';
import styles from './controls.module.css';
import { FieldHelp } from './FieldHelp';
import { Name } from './Name';

interface ChoiceProps<Value extends string> {
  label: string;
  /** What it does. */
  help: string;
  value: Value;
  options: readonly Value[];
  nameOf?: (value: Value) => string;
  /** The options, if they are more than a plain list. */
  list?: ReactNode;
  onChange: (value: Value) => void;
  /** Shown below it. */
  children?: ReactNode;
}

/** A labelled row with a choice of a few values. */
export function Choice<Value extends string>({
  label,
  help,
  value,
  options,
  nameOf = String,
  list,
  onChange,
  children,
}: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={help}>
        <Name of={label} />
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
        {list ??
          options.map((option) => (
            <option key={option} value={option}>
              {nameOf(option)}
            </option>
          ))}
      </select>
      <FieldHelp id={`${id}-help`} text={help} />
      {children}
    </div>
  );
}
