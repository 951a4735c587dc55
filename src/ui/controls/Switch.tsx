import { type ReactNode, useId } from 'react';
import type { RouteField } from '../../core/types';
import styles from './controls.module.css';
import { FieldHelp } from './FieldHelp';
import { Name } from './Name';

interface SwitchProps {
  /** The router's parameter that it switches. */
  param?: RouteField;
  label: string;
  /** What it does. */
  help: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** Shown below the switch. */
  children?: ReactNode;
}

/** A labelled row with a switch. */
export function Switch({ param, label, help, isOn, onChange, children }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={help}>
        <Name of={label} />
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        data-param={param}
        className={styles.switch}
        checked={isOn}
        aria-checked={isOn}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <FieldHelp id={`${id}-help`} text={help} />
      {children}
    </div>
  );
}
