import { type ReactNode, useId } from 'react';
import type { RouteField } from '../../core/types';
import styles from './controls.module.css';

interface SwitchProps {
  /** The router's parameter that it switches. */
  param?: RouteField;
  label: string;
  /** Shown where the pointer rests on the label. */
  help?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** What stands under the switch. */
  children?: ReactNode;
}

/** A labelled row with a switch. */
export function Switch({ param, label, help = label, isOn, onChange, children }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name} title={help}>
        {label}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        data-param={param}
        className={styles.switch}
        checked={isOn}
        aria-checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {children}
    </div>
  );
}
