import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { RouteError } from '../../core/types';
import { formatExact } from '../../view/format';
import { useText } from '../base/app-context';
import styles from './controls.module.css';
import { FieldError } from './FieldError';
import { type NumberDraftOptions, useNumberDraft } from './use-number-draft';

interface NumberInputProps extends NumberDraftOptions {
  id: string;
  /** The field's name in messages. */
  name: string;
  /** The router's parameter that it sets. */
  param?: string;
  /** The present limits, if they are narrower than those of the field itself. */
  range?: () => { min: number; max: number } | null;
  /** Why the router refuses the value. */
  routeError?: RouteError | null;
  /** Id of a description besides its own messages. */
  describedBy?: string;
  /** Wraps the input, to place it beside other elements. */
  wrap?: (input: ReactNode) => ReactNode;
  /** Classes of the input and of its messages, outside of a panel. */
  className?: string | undefined;
  messageClassName?: string | undefined;
  /** Text typed elsewhere that belongs here: the field gets the focus and this text. If it is empty, the field's text is selected. */
  incoming?: string | null;
  onIncoming?: () => void;
  /** Called on Enter or Escape after that, to return the focus. */
  onReturn?: () => void;
}

/** A field for one number. Below it stands what is wrong, or the number that float32 keeps if it is another one. */
export function NumberInput(props: NumberInputProps) {
  const { id, name, param, range, routeError = null, describedBy = '', ...others } = props;
  const { wrap, className = styles.number, messageClassName = styles.message, ...more } = others;
  const { incoming = null, onIncoming, onReturn, ...options } = more;
  const words = useText();
  const { problem, typed, type, props: input } = useNumberDraft(options);
  const { value, text, kind } = options;
  // Finding the limits tries each value, so it is done only if they are shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for as long as the problem is the same
  const limits = useMemo(() => (problem && range?.()) ?? kind, [problem, kind]);
  const isTaken = typed !== null && Object.is(kind.isFloat32 ? Math.fround(typed) : typed, value);
  const isRounded = isTaken && Number.isFinite(value) && Number(formatExact(value)) !== typed;
  const element = useRef<HTMLInputElement>(null);
  const isFromElsewhere = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each text that comes
  useEffect(() => {
    if (incoming === null) return;
    element.current?.focus();
    isFromElsewhere.current = true;
    if (incoming === '') element.current?.select();
    else type(incoming);
    onIncoming?.();
  }, [incoming]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    input.onKeyDown(event);
    const ends = event.key === 'Enter' || event.key === 'Escape';
    if (!ends || !isFromElsewhere.current || !onReturn) return;
    event.preventDefault();
    event.stopPropagation();
    onReturn();
  };
  const field = (
    <input
      {...input}
      ref={element}
      onKeyDown={onKeyDown}
      onBlur={() => {
        isFromElsewhere.current = false;
        input.onBlur();
      }}
      id={id}
      data-param={param}
      className={`field ${className}`}
      inputMode={kind.isInteger ? 'numeric' : 'decimal'}
      autoComplete="off"
      aria-invalid={problem !== null || routeError !== null}
      aria-describedby={`${describedBy} ${id}-error`}
    />
  );
  return (
    <>
      {wrap ? wrap(field) : field}
      <FieldError
        id={`${id}-error`}
        className={messageClassName}
        message={problem && words.errors.field(name, problem, limits, text)}
        routeError={routeError}
      />
      {kind.isFloat32 && isRounded && (
        <p className={`hint ${messageClassName}`} role="status">
          {words.errors.rounded(text)}
        </p>
      )}
    </>
  );
}
