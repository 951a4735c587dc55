import { useId } from 'react';
import styles from './Compare.module.css';

interface SegmentsProps<Value extends string> {
  label: string;
  options: readonly Value[];
  value: Value;
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
}

/** A choice of one out of a few, all of them in sight. */
export function Segments<Value extends string>({
  label,
  options,
  value,
  nameOf,
  onChange,
}: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.segments} aria-label={label}>
      {options.map((option) => (
        <label key={option} data-checked={option === value}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {nameOf(option)}
        </label>
      ))}
    </fieldset>
  );
}
