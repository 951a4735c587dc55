import { type PointerEvent, useId } from 'react';
import { spreadOf, type TextLoad } from '../../core/facts/text-load';
import { stageOf } from '../../state/selectors';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './TextLoad.module.css';

/** Height of the higher half of the chart, in its own units. */
const HALF = 46;
const GAP = 1;

/**
 * At the stage of the bias: how many tokens of the text each expert gets, upwards with the bias, downwards without it. Pointing
 * at an expert, or stepping to it with the arrow keys, lights its words in the text.
 */
export function TextLoadView() {
  const words = useText().textLoad;
  const load = useAppState((state) =>
    stageOf(state) === 'bias' && state.routedAtRest?.plan.hasBias ? state.textLoad : null,
  );
  const id = useId();
  if (!load) return null;
  const [now, before] = [spreadOf(load.with), spreadOf(load.without)];
  const tokens = new Set([...load.with, ...load.without].flat()).size;
  return (
    <section className={styles.load} aria-labelledby={id} data-testid="text-load">
      <h3 id={id} className="caption">
        {words.title}
      </h3>
      <p>{words.about}</p>
      <Chart load={load} most={Math.max(now.most, before.most, 1)} />
      <p>{words.summary(tokens, before, now)}</p>
      <p className="hint">{words.limits}</p>
    </section>
  );
}

function Chart({ load, most }: { load: TextLoad; most: number }) {
  const words = useText().textLoad;
  const { actions } = useApp();
  const expert = useAppState((state) => state.loadExpert);
  const count = load.with.length;
  const of = (id: number) => [load.with[id]?.length ?? 0, load.without[id]?.length ?? 0] as const;
  const said = expert === null ? words.point : words.expert(expert, ...of(expert));
  const expertAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count)));
  };
  return (
    <div className={styles.chart}>
      <div
        role="slider"
        tabIndex={0}
        className={styles.bars}
        aria-label={words.title}
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={expert ?? 0}
        aria-valuetext={said}
        onPointerMove={(event) => actions.pointAtLoad(expertAt(event))}
        onPointerDown={(event) => actions.pointAtLoad(expertAt(event))}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && actions.pointAtLoad(null)}
        onBlur={() => actions.pointAtLoad(null)}
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -count, End: count }[
            event.key
          ];
          if (step === undefined) return;
          event.preventDefault();
          const from = expert ?? (step > 0 ? -1 : count);
          actions.pointAtLoad(Math.min(count - 1, Math.max(0, from + step)));
        }}
      >
        <svg viewBox={`0 0 ${count} ${2 * HALF + GAP}`} preserveAspectRatio="none" aria-hidden>
          {load.with.map((_, id) => {
            const [now, before] = of(id).map((tokens) => (tokens / most) * HALF) as [number, number];
            const bar = { x: id + 0.1, width: 0.8 };
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: an expert is its index
              <g key={id} data-lit={id === expert || undefined}>
                <rect className={styles.now} {...bar} y={HALF - now} height={now} />
                <rect className={styles.before} {...bar} y={HALF + GAP} height={before} />
              </g>
            );
          })}
        </svg>
      </div>
      <p className={styles.key} aria-hidden>
        <span data-key="now">{words.withBias}</span>
        <span data-key="before">{words.without}</span>
      </p>
      <p className={styles.said} aria-hidden>
        {said}
      </p>
    </div>
  );
}
