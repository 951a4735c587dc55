import { ArrowLeftRight, Pin, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IMPLEMENTATIONS } from '../../core/engines/groups';
import { LOGITS_DTYPES } from '../../core/types';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Setup } from '../../scenario/scenario';
import { comparisonOf, overlayLimit } from '../../state/selectors';
import { implementationName } from '../../text/engine-names';
import { useApp, useAppState, useText } from '../base/app-context';
import { Badge } from '../base/Badge';
import type { Form } from '../base/use-form';
import { ImplementationOptions } from '../controls/ImplementationOptions';
import styles from './Compare.module.css';
import { ComparePanel } from './ComparePanel';
import { pathLabels } from './path-labels';
import { Segments } from './Segments';
import { useSideSwipe } from './use-side-swipe';

const MODES = ['overlay', 'side'] as const;

/**
 * Above the picture: A as it was pinned, B with quick choices, and how both are shown. On a phone it is one line, and the
 * choices are in the menu.
 */
export function CompareBar({ form, isOneAtATime }: { form: Form; isOneAtATime: boolean }) {
  const words = useText();
  const { actions } = useApp();
  const compared = useAppState((state) => state.compared);
  const isSame = useAppState((state) => state.compared?.scenario === state.scenario);
  const error = useAppState((state) => state.routeErrorA);
  const swipe = useSideSwipe();
  // The phone's switch between both pictures already says A and B.
  const hasMarks = form !== 'phone' || !isOneAtATime;
  const pathA = useAppState(({ routedA, routed }) => pathLabels(routedA, routed, words)?.a);
  if (!compared) return null;
  const { setup } = compared.scenario;
  return (
    <section
      className={styles.bar}
      data-form={form}
      aria-label={words.compare.bar}
      {...(isOneAtATime ? swipe : {})}
    >
      <div className={styles.pair}>
        {hasMarks && <SideMark side="a" />}
        {form !== 'phone' && (
          <span className={styles.name} data-testid="name-of-a">
            {[
              implementationName(setup.implementation),
              setup.dtype,
              // The header has B's path; on a desktop the panel beside the picture names both paths.
              ...(form === 'tablet' && pathA && setup.implementation === 'vllm' ? [pathA] : []),
            ].join(' · ')}
          </span>
        )}
        <button
          type="button"
          className="button icon"
          disabled={isSame}
          aria-label={words.compare.swap}
          title={words.compare.swap}
          onClick={actions.swapCompared}
        >
          <ArrowLeftRight size={14} aria-hidden />
        </button>
        {hasMarks && <SideMark side="b" />}
        {form !== 'phone' && <QuickChoices />}
      </div>
      <div className={styles.how}>
        <ModeSwitch isOneAtATime={isOneAtATime} />
        {form === 'tablet' && (
          <Badge name={words.compare.bar} label={words.compare.details}>
            <ComparePanel />
          </Badge>
        )}
        {form !== 'phone' && (
          <button
            type="button"
            className="button icon"
            disabled={isSame}
            aria-label={words.compare.pin}
            aria-keyshortcuts="p"
            title={words.compare.pinHint}
            onClick={actions.pinAsA}
          >
            <Pin size={14} aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="button icon"
          aria-label={words.compare.leave}
          title={words.compare.leave}
          onClick={actions.leaveCompare}
        >
          <X size={16} aria-hidden />
        </button>
      </div>
      <LimitNote />
      {error && (
        <p className={`error ${styles.message}`} role="alert">
          {words.compare.cannotRoute} {words.errors.route(error)}
        </p>
      )}
    </section>
  );
}

const LIMIT_ID = 'overlay-limit';

/** Says what the overlay cannot show, and offers the other view. */
function LimitNote() {
  const words = useText();
  const { actions } = useApp();
  const limit = useAppState(overlayLimit);
  const a = useAppState(({ routedA }) => routedA && countOf(routedA, limit));
  const b = useAppState(({ routed }) => routed && countOf(routed, limit));
  if (!limit || a === null || b === null) return null;
  return (
    <p id={LIMIT_ID} className={`hint ${styles.message}`} data-testid="overlay-limit">
      {words.compare.limit[limit](a, b)}{' '}
      {limit !== 'sizes' && (
        <button
          type="button"
          className={styles.inline}
          onClick={() => actions.setCompareView({ mode: 'side' })}
        >
          {words.compare.showSide}
        </button>
      )}
    </p>
  );
}

/** What a limit is about: experts, or groups if there are any. */
function countOf({ scenario, plan }: RoutedToken, limit: ReturnType<typeof overlayLimit>): number {
  return limit === 'sizes' ? scenario.params.globalNumExperts : plan.numGroups;
}

/** Chooses what B follows, without leaving the picture. */
export function QuickChoices() {
  const words = useText();
  return (
    <>
      <QuickChoice
        field="implementation"
        label={words.compare.withImplementation}
        options={IMPLEMENTATIONS}
        list={<ImplementationOptions />}
      />
      <QuickChoice field="dtype" label={words.compare.withDtype} options={LOGITS_DTYPES} />
    </>
  );
}

/** A's solid or B's dashed letter. */
export function SideMark({ side }: { side: 'a' | 'b' }) {
  const words = useText();
  return (
    <abbr className={styles.mark} data-side={side} title={words.compare.sideLong[side]}>
      {words.app.sideName[side]}
    </abbr>
  );
}

/** Chooses overlay or side by side. If there is no room for two pictures, a switch chooses one of them. */
function ModeSwitch({ isOneAtATime }: { isOneAtATime: boolean }) {
  const words = useText();
  const { actions } = useApp();
  const mode = useAppState((state) => state.compareView.mode);
  const side = useAppState((state) => state.compareView.shown);
  const drawn = useAppState(comparisonOf);
  const isLimited = useAppState((state) => overlayLimit(state) !== null);
  const isApart = drawn === 'side';
  return (
    <>
      <Segments
        label={words.compare.mode}
        options={MODES}
        value={isApart ? 'side' : mode}
        // If no overlay is possible there is nothing to choose.
        isOff={(value) => value === 'overlay' && isApart && mode === 'overlay'}
        describedBy={isLimited ? LIMIT_ID : undefined}
        nameOf={(value) => words.compare.modes[value]}
        onChange={(next) => actions.setCompareView({ mode: next })}
      />
      {isOneAtATime && (
        <Segments
          label={words.compare.shown}
          options={['a', 'b'] as const}
          value={side}
          nameOf={(value) => words.app.sideName[value]}
          onChange={(shown) => actions.setCompareView({ shown })}
        />
      )}
    </>
  );
}

interface QuickChoiceProps<Field extends 'implementation' | 'dtype'> {
  field: Field;
  label: string;
  options: readonly Setup[Field][];
  /** The options, if they are more than a plain list. */
  list?: ReactNode;
}

/** Lets B follow another implementation, or take its logits in another type. */
function QuickChoice<Field extends 'implementation' | 'dtype'>({
  field,
  label,
  options,
  list,
}: QuickChoiceProps<Field>) {
  const { actions } = useApp();
  const value = useAppState((state) => state.scenario.setup[field]);
  return (
    <select
      className={`field ${styles.choice}`}
      data-field={field}
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => {
        const next = options.find((option) => option === event.currentTarget.value);
        if (next !== undefined) actions.compareWith(field, next);
      }}
    >
      {list ??
        options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
    </select>
  );
}
