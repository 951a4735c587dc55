import { ChevronLeft, ChevronRight, Pause, Play, SkipForward } from 'lucide-react';
import { endOf, numberOf, STAGES, type StageId, stageAt, startOf, T_END } from '../../core/stages';
import { stageOf } from '../../state/selectors';
import { playObstacle, skipOf } from '../../state/slices/picture';
import { nextPlayed } from '../../state/slices/time';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import type { Form } from '../base/use-form';
import { Speed } from './Speed';
import styles from './Timeline.module.css';

/** The ten stages as a scrubber with chips, and the buttons that play and step. */
export function Timeline({ form }: { form: Form }) {
  const words = useFirstText();
  const { actions } = useApp();
  return (
    <section className={styles.timeline} data-form={form} aria-label={words.app.timeline}>
      <ol className={styles.chips}>
        {STAGES.map((stage) => (
          <StageChip key={stage} stage={stage} form={form} />
        ))}
      </ol>
      <Scrubber />
      <div className={styles.transport}>
        <button
          type="button"
          className="button icon"
          aria-label={words.app.previousStage}
          onClick={() => actions.step(-1)}
        >
          <ChevronLeft size={16} aria-hidden />
        </button>
        <PlayButton isShort={form === 'phone'} />
        <button
          type="button"
          className="button icon"
          aria-label={words.app.nextStage}
          onClick={() => actions.step(1)}
        >
          <ChevronRight size={16} aria-hidden />
        </button>
        {form !== 'phone' && <Speed />}
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

function StageChip({ stage, form }: { stage: StageId; form: Form }) {
  const words = useFirstText();
  const { actions } = useApp();
  const number = numberOf(stage);
  const place = useAppState((state) => Math.sign(numberOf(stageOf(state)) - number));
  const skip = useAppState((state) => skipOf(state, stage));
  const name = words.stages.chip[stage];
  const label = skip === null ? name : `${name}: ${words.stages.skip[skip]}`;
  return (
    <li className={styles.item} data-skip={skip ?? undefined}>
      <button
        type="button"
        className={styles.chip}
        data-past={place > 0}
        aria-current={place === 0 ? 'step' : undefined}
        title={`${words.stages.chip[stage]}: ${skip === null ? words.stages.does[stage] : words.stages.skip[skip]}`}
        aria-label={`${number} ${label}`}
        onClick={({ currentTarget, detail }) => {
          actions.seek(endOf(stage));
          // A press with the pointer does not keep the focus here, so that the space bar plays instead of pressing again.
          if (detail > 0) currentTarget.blur();
        }}
      >
        {skip !== 'notReached' ? (
          <>
            <span className={styles.number}>{number}</span>
            {form !== 'phone' && <span className={styles.name}>{name}</span>}
          </>
        ) : (
          <span className={styles.tick} />
        )}
        {skip === 'notReached' && stage === 'keep' && form !== 'phone' && (
          <span className={styles.siding}>{words.app.notReached}</span>
        )}
      </button>
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
