import type { RouteError } from '../../core/types';
import { useText } from '../base/app-context';
import styles from './controls.module.css';

interface FieldErrorProps {
  id: string;
  /** Why the text cannot be read. */
  message: string | null;
  /** Why the router refuses the value. */
  routeError: RouteError | null;
  className?: string | undefined;
}

/** What is wrong with a field, or what the router would take; empty if nothing is wrong. */
export function FieldError({ id, message, routeError, className = styles.message }: FieldErrorProps) {
  const words = useText();
  const text = message ?? (routeError && words.errors.brief(routeError));
  return (
    <p id={id} className={`error ${className}`} role="alert" hidden={!text}>
      {text}
    </p>
  );
}
