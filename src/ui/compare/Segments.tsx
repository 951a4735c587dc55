import { useId } from 'react';
import styles from './Compare.module.css';

interface SegmentsProps<Value extends string> {
  label: string;
  options: readonly Value[];
  value: Value;
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
  /** Options that cannot be chosen now. `describedBy` names the element that says why. */
  isOff?: (value: Value) => boolean;
  describedBy?: string | undefined;
}

/** A choice of one out of a few options that are all visible. */
export function Segments<Value extends string>({
  label,
  options,
  value,
  nameOf,
  onChange,
  isOff = () => false,
  describedBy,
}: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.segments} aria-label={label} aria-describedby={describedBy}>
      {options.map((option) => (
        <label key={option} data-checked={option === value} data-off={isOff(option)}>
          <input
            type="radio"
            name={name}
            checked={option === value}
            disabled={isOff(option)}
            onChange={() => onChange(option)}
          />
          {nameOf(option)}
        </label>
      ))}
    </fieldset>
  );
}
