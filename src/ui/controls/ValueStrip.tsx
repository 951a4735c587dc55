import { type KeyboardEvent, type PointerEvent, use, useEffect, useState } from 'react';
import type { RouterParams } from '../../core/types';
import type { ValueWhatIf, WhatIfField } from '../../scenario/value-what-ifs';
import { isWhatIfStale } from '../../state/selectors';
import { barsOf, HEIGHT, STEP } from '../../view/value-bars';
import { useApp, useAppState, useText } from '../base/app-context';
import { HelpContext } from './help-context';
import styles from './ValueStrip.module.css';

/** Pixels around a strip that still belong to it, because a finger is not exact. */
const SLACK = 16;

/**
 * Under a parameter: a bar for each admissible value, as high as the number of picks it would change. Pointing at a bar
 * shows that value's picks as ghosts in the rack, and a click sets the value; arrow keys and Enter do the same.
 */
export function ValueStrip({ field }: { field: WhatIfField }) {
  const words = useText();
  const { actions } = useApp();
  const strip = useAppState((state) => state.tokenWhatIf?.whatIfs[field]);
  const isStale = useAppState(isWhatIfStale);
  const value = useAppState((state) => state.scenario.params[field]);
  const { keyOver } = use(HelpContext);
  const [cursor, setCursor] = useState<number | null>(null);
  const whatIf = cursor === null ? undefined : strip?.[cursor];

  // While the pointer rests, the preview follows the picture.
  useEffect(() => {
    if (cursor === null) return;
    const over = strip?.[cursor];
    if (!over || over.error || over.value === value) actions.preview(null);
    else actions.preview({ picks: over.picks, topkGroup: field === 'topkGroup' ? Number(over.value) : null });
  }, [cursor, strip, field, value, actions]);

  if (!strip || strip.length < 2) return null;
  const current = strip.findIndex((each) => each.value === value);
  const bars = barsOf(strip, current, cursor);

  const show = (index: number | null) => {
    setCursor(index);
    if (index === null) actions.preview(null);
  };
  const set = (index: number) => {
    const chosen = strip[index];
    show(null);
    if (chosen) actions.setParam(field, chosen.value as RouterParams[WhatIfField]);
  };
  const indexAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(strip.length - 1, Math.max(0, Math.floor(((clientX - left) / width) * strip.length)));
  };
  /** A press that is released elsewhere sets nothing. */
  const isOver = ({ currentTarget, clientY }: PointerEvent<HTMLElement>) => {
    const { top, bottom } = currentTarget.getBoundingClientRect();
    return clientY >= top - SLACK && clientY <= bottom + SLACK;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = cursor ?? Math.max(0, current);
    const to = { ArrowLeft: from - 1, ArrowDown: from - 1, ArrowRight: from + 1, ArrowUp: from + 1, Home: 0 }[
      event.key
    ];
    if (to !== undefined) show(Math.min(strip.length - 1, Math.max(0, to)));
    else if (event.key === 'End') show(strip.length - 1);
    else if ((event.key === 'Enter' || event.key === ' ') && cursor !== null) set(cursor);
    else if (event.key === 'Escape' && cursor !== null) show(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const say = (each: ValueWhatIf | undefined) =>
    !each
      ? undefined
      : each.value === value
        ? words.whatIf.valueNow(field, String(each.value))
        : words.whatIf.value(field, String(each.value), each.changed, each.error);

  return (
    <div className={styles.frame} data-stale={isStale} aria-busy={isStale}>
      {(keyOver === 'all' || keyOver === field) && <p className={styles.key}>{words.whatIf.stripKey}</p>}
      <div
        role="slider"
        tabIndex={0}
        className={styles.strip}
        aria-label={words.whatIf.strip(field)}
        aria-valuemin={1}
        aria-valuemax={strip.length}
        aria-valuenow={(cursor ?? Math.max(0, current)) + 1}
        aria-valuetext={say(strip[cursor ?? current])}
        aria-description={words.whatIf.stripKeys}
        data-testid={`what-if-${field}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          show(indexAt(event));
        }}
        onPointerMove={(event) => show(indexAt(event))}
        onPointerUp={(event) => (isOver(event) ? set(indexAt(event)) : show(null))}
        onPointerLeave={() => show(null)}
        onPointerCancel={() => show(null)}
        onBlur={() => show(null)}
        onKeyDown={onKeyDown}
      >
        <svg
          viewBox={`0 0 ${strip.length * STEP} ${HEIGHT}`}
          preserveAspectRatio="none"
          width="100%"
          height={HEIGHT}
          aria-hidden="true"
        >
          <path d={bars.here} className={styles.here} />
          <path d={bars.cursor} className={styles.cursor} />
          <path d={bars.others} className={styles.other} />
          <path d={bars.refused} className={styles.refused} />
          <path d={bars.current} className={styles.current} />
        </svg>
      </div>
      {whatIf && <div className={styles.tip}>{say(whatIf)}</div>}
    </div>
  );
}

/** Under a parameter that should change no picks: whether it changes any. */
export function ValueNote({ field }: { field: WhatIfField }) {
  const words = useText();
  const changed = useAppState(
    ({ tokenWhatIf, scenario }) =>
      tokenWhatIf?.whatIfs[field].find(({ value }) => value !== scenario.params[field])?.changed,
  );
  const isStale = useAppState(isWhatIfStale);
  if (changed === undefined) return null;
  return (
    <p className={`hint ${styles.note}`} data-stale={isStale} data-testid={`what-if-${field}`}>
      {words.whatIf.valueNote(changed)}
    </p>
  );
}
