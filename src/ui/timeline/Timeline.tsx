import { ChevronLeft, ChevronRight, Pause, Play, SkipForward } from 'lucide-react';
import { type PointerEvent, useRef } from 'react';
import { endOf, numberOf, STAGES, type StageId, stageAt, startOf, T_END } from '../../core/stages';
import { stageOf } from '../../state/selectors';
import { playObstacle, skipOf } from '../../state/slices/picture';
import { nextPlayed } from '../../state/slices/time';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import type { Form } from '../base/use-form';
import styles from './Timeline.module.css';

/** A scrubber whose chapters are the ten stages, and the button that plays. A phone has buttons that step, too. */
export function Timeline({ form }: { form: Form }) {
  const words = useFirstText();
  const { actions } = useApp();
  return (
    <section className={styles.timeline} data-form={form} aria-label={words.app.timeline}>
      <div className={styles.transport}>
        {form === 'phone' && (
          <button
            type="button"
            className="button icon"
            aria-label={words.app.previousStage}
            onClick={() => actions.step(-1)}
          >
            <ChevronLeft size={16} aria-hidden />
          </button>
        )}
        <PlayButton isShort={form === 'phone'} />
        {form === 'phone' && (
          <button
            type="button"
            className="button icon"
            aria-label={words.app.nextStage}
            onClick={() => actions.step(1)}
          >
            <ChevronRight size={16} aria-hidden />
          </button>
        )}
      </div>
      <div className={styles.track}>
        <Chapters form={form} />
        <Scrubber />
      </div>
    </section>
  );
}

/** Plays and pauses. With reduced motion it jumps to the next stage, and says so. */
function PlayButton({ isShort }: { isShort: boolean }) {
  const words = useFirstText();
  const { actions } = useApp();
  const isPlaying = useAppState((state) => state.isPlaying);
  const isStill = useAppState((state) => state.isStill);
  const obstacle = useAppState(playObstacle);
  const isOff = obstacle !== null;
  const reason = obstacle === 'noEngine' ? words.trouble.noEngineToPlay : words.app.nothingToPlay;
  const next = useAppState(nextPlayed);
  const start = next === null ? words.app.play : words.app.nextIs(words.stages.chip[next]);
  const label = isStill ? words.app.next : isPlaying ? words.app.pause : start;
  const Icon = isStill ? SkipForward : isPlaying ? Pause : Play;
  return (
    <>
      <button
        type="button"
        className={`button ${styles.play}`}
        aria-label={label}
        // A skipped stage can still be reached, because its reason is shown there.
        aria-disabled={isOff}
        aria-describedby={isOff ? 'nothing-to-play' : undefined}
        title={isOff ? reason : undefined}
        onClick={() => (isPlaying ? actions.pause() : actions.play())}
      >
        <Icon size={16} aria-hidden />
        {!isShort && label}
      </button>
      {isOff && (
        <span id="nothing-to-play" className="hidden">
          {reason}
        </span>
      )}
    </>
  );
}

/** A pointer that moves less far than this presses; one that moves further scrubs. */
const DRAG_PX = 4;

/**
 * The stages by name, over the scrubber's track: a press on one goes to its end, a drag scrubs. They are the scrubber's
 * labels and no controls of their own: keys work on the scrubber, and digits go to a stage from anywhere.
 */
function Chapters({ form }: { form: Form }) {
  const { actions } = useApp();
  const press = useRef<{ readonly x: number; hasMoved: boolean } | null>(null);
  // A phone's chapters are not equally wide: the present one has its name.
  const timeAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const boxes = Array.from(currentTarget.children, (chapter) => chapter.getBoundingClientRect());
    const at = Math.max(
      0,
      boxes.findLastIndex(({ left }) => left <= clientX),
    );
    const { left, width } = boxes[at]!;
    return at + Math.min(1, Math.max(0, (clientX - left) / width));
  };
  return (
    <ol
      className={styles.chips}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        press.current = { x: event.clientX, hasMoved: false };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const now = press.current;
        if (!now) return;
        now.hasMoved ||= Math.abs(event.clientX - now.x) > DRAG_PX;
        if (now.hasMoved) actions.seek(timeAt(event));
      }}
      onPointerUp={(event) => {
        if (press.current && !press.current.hasMoved) actions.seek(endOf(stageAt(timeAt(event))));
        press.current = null;
      }}
      onPointerCancel={() => {
        press.current = null;
      }}
    >
      {STAGES.map((stage) => (
        <Chapter key={stage} stage={stage} form={form} />
      ))}
    </ol>
  );
}

function Chapter({ stage, form }: { stage: StageId; form: Form }) {
  const words = useFirstText();
  const number = numberOf(stage);
  const place = useAppState((state) => Math.sign(numberOf(stageOf(state)) - number));
  const skip = useAppState((state) => skipOf(state, stage));
  const name = words.stages.chip[stage];
  const why = skip === null ? words.stages.does[stage] : words.stages.skip[skip];
  const isNamed = form !== 'phone' || place === 0;
  return (
    <li
      className={styles.chip}
      data-skip={skip ?? undefined}
      data-past={place > 0}
      aria-current={place === 0 ? 'step' : undefined}
      title={`${name}: ${why}`}
    >
      <span className={styles.number}>{number}</span>
      <span className={isNamed ? styles.name : 'hidden'}>{name}</span>
      {skip !== null && <span className="hidden">{why}</span>}
    </li>
  );
}

function Scrubber() {
  const words = useFirstText();
  const { actions } = useApp();
  const t = useAppState((state) => state.t);
  const stage = stageAt(t);
  const percent = Math.round((t - startOf(stage)) * 100);
  const valueText = words.app.scrubberValue(numberOf(stage), words.stages.chip[stage], percent);
  return (
    <input
      type="range"
      data-time
      className={styles.scrubber}
      min={0}
      max={T_END}
      step={0.01}
      value={t}
      aria-label={words.app.time}
      aria-valuetext={valueText}
      style={{ ['--done' as string]: `${(t / T_END) * 100}%` }}
      onChange={(event) => actions.seek(Number(event.currentTarget.value))}
    />
  );
}
