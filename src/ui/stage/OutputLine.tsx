import { type PointerEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { mapsToPhysical } from '../../core/after-selection/eplb';
import { slotOrderOf } from '../../core/facts/ties';
import { hasEnded, numberOf, STAGES, type StageId, skipReason } from '../../core/stages';
import { onOutput } from '../../scenario/on-output';
import type { RoutedToken } from '../../scenario/routed-token';
import type { PointedNumber } from '../../state/slices/cards';
import { isStale, type Side, tokenOf } from '../../state/slices/picture';
import { questionOf } from '../../state/slices/tour';
import type { AppState } from '../../state/store';
import { formatExact, formatNumber } from '../../view/format';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import { CopyButton } from '../base/CopyButton';
import { entryAt } from './entry-at';
import styles from './Stage.module.css';

/** A finger may miss an entry by so many pixels sideways, because entries of one digit are narrow. */
const FINGER_PX = 12;

/** A weight of the line, as a number of the picture. */
type WeightNumber = PointedNumber & { readonly quantity: { readonly kind: 'expert' } };

interface OutputLineProps {
  /** The picture's frame, over which a number's card lies. */
  frame: RefObject<HTMLElement | null>;
}

/**
 * What the router returns, in the order in which vLLM returns it: ids above their weights; below them, if the model multiplies
 * the weights later, what reaches the layer's output.
 */
export function OutputLine({ frame }: OutputLineProps) {
  const words = useFirstText();
  const { store } = useApp();
  const isOld = useAppState(isStale);
  const hasThird = useAppState((state) => isScaledLater(state.routed));
  return (
    <div className={styles.output} data-yields data-lines={hasThird ? 3 : 2} data-stale={isOld || undefined}>
      <OrderLabel side="b" />
      <OutputText frame={frame} />
      <CopyButton
        isShort
        isDisabled={isOld}
        label={words.app.copyOutput}
        text={() => outputText(store.getState().routed)}
      />
    </div>
  );
}

/** Says whose order the line has. */
export function OrderLabel({ side }: { side: Side }) {
  const words = useFirstText();
  const isCompared = useAppState((state) => state.compared !== null);
  const isOld = useAppState((state) => side === 'b' && isStale(state));
  const isVllm = useAppState((state) => tokenOf(state, side)?.dispatch !== null);
  const isOpen = useAppState((state) => hasOpenOrder(tokenOf(state, side)));
  const isLogical = useAppState((state) => hasLogicalIds(tokenOf(state, side)));
  const ofVllm = isLogical ? words.app.outputOrderLogical : words.app.outputOrder;
  const order = isOpen ? words.app.outputOrderOpen : isVllm ? ofVllm : words.app.outputOrderOther;
  return (
    <span className={styles.order}>
      {isCompared && <strong>{words.app.sideName[side]} </strong>}
      {isOld ? `△ ${words.app.stale}` : order}
    </span>
  );
}

/** Whether the order of the slots is unknown on the path of the token. */
function hasOpenOrder(token: RoutedToken | null): boolean {
  return token !== null && slotOrderOf(token) === 'unspecified';
}

/** Whether other ids replace the logical ones after the router. */
function hasLogicalIds(token: RoutedToken | null): boolean {
  return token !== null && token.dispatch !== null && mapsToPhysical(token.scenario.setup.environment);
}

/** In place of numbers that the stage shown has not made yet: which stage makes them. Null for those that exist. */
export function useEarly(side: Side): Readonly<Record<'ids' | 'weights', string | null>> {
  const words = useFirstText();
  const ready = useAppState((state) => readiness(state, tokenOf(state, side)));
  const last = useAppState((state) => lastStage(tokenOf(state, side)));
  const early = (stage: StageId | null) => stage && words.app.outputEarly(numberOf(stage));
  return { ids: ready === 'none' ? early('pick') : null, weights: ready === 'all' ? null : early(last) };
}

/** The last stage that changes a weight; null if there is no token. */
function lastStage(token: RoutedToken | null): StageId | null {
  return (token && STAGES.findLast((stage) => skipReason(stage, token) === null)) ?? null;
}

/** Which of the line's numbers exist at this time: a stage that is still running has made none. */
export function readiness({ t }: AppState, token: RoutedToken | null): 'none' | 'ids' | 'all' {
  const last = lastStage(token);
  if (last === null || hasEnded(t, last)) return 'all';
  return hasEnded(t, 'pick') ? 'ids' : 'none';
}

/** A component of its own, so that a drag renders only the numbers. */
function OutputText({ frame }: Pick<OutputLineProps, 'frame'>) {
  const words = useFirstText();
  const { store, actions } = useApp();
  const hasResult = useAppState((state) => state.routed !== null);
  const ready = useAppState((state) => readiness(state, state.routed));
  const early = useEarly('b');
  // Numbers that the tour still asks about are hidden.
  const isVeiled = useAppState(
    (state) =>
      state.tour !== null && state.tour.card !== 'end' && (ready === 'none' || questionOf(state) !== null),
  );
  const isOpen = useAppState(({ routed }) => hasOpenOrder(routed));
  const ids = useRef<HTMLSpanElement>(null);
  const weights = useRef<HTMLSpanElement>(null);
  const outputs = useRef<HTMLSpanElement>(null);
  const hasThird = useAppState((state) => isScaledLater(state.routed));
  /** The card that was open when a finger touched the screen. */
  const cardBefore = useRef<AppState['card']>(null);

  // The numbers change with every frame of a drag, so they are written directly, without React.
  useLayoutEffect(() => {
    if (!hasResult || isVeiled || ready === 'none') return;
    return store.subscribe(
      (state) => state.routed,
      (token) => {
        const columns = columnsOf(token);
        write(ids.current, columns[0]);
        write(weights.current, columns[1]);
        if (hasThird) write(outputs.current, columns[2] ?? '');
      },
      { fireImmediately: true },
    );
  }, [store, hasResult, isVeiled, hasThird, ready]);

  /** The weight under the pointer, as a number of the picture. */
  function numberUnder(event: PointerEvent<HTMLElement>, reach = 0): WeightNumber | null {
    const picture = frame.current?.querySelector('[data-picture="b"]')?.getBoundingClientRect();
    const state = store.getState();
    const { routed, isPlaying } = state;
    const entry = isPlaying || readiness(state, routed) !== 'all' ? null : entryUnder(event, reach);
    const id = entry && routed?.result.ids[entry.index];
    if (!picture || !entry || id === null || id === undefined) return null;
    const { x, y, width, height } = entry.box;
    const box = { x: x - picture.x, y: y - picture.y, width, height };
    const at = { x: box.x + width / 2, y: box.y };
    return { quantity: { kind: 'expert', id, what: 'weight' }, box, side: 'b', ...at };
  }

  /** Lights the expert of a weight; experts that the path appended have no cell. */
  function peek(number: WeightNumber | null): void {
    const id = number?.quantity.id;
    const hasCell = id !== undefined && id < (store.getState().routed?.logits.length ?? 0);
    actions.peek(hasCell ? { kind: 'expert', id } : null);
  }

  function point(event: PointerEvent<HTMLElement>): void {
    if (event.pointerType === 'touch') return;
    const number = numberUnder(event);
    actions.point(number);
    peek(number);
  }

  /** What a finger's tap does, because a finger cannot rest on a number. It does not pin, because a press here selects text. */
  function tap(event: PointerEvent<HTMLElement>): void {
    if (event.pointerType !== 'touch') return;
    const number = numberUnder(event, FINGER_PX);
    if (!number) return;
    actions.tapNumber(number, cardBefore.current);
    if (store.getState().card) peek(number);
  }

  if (isVeiled) return <output className={styles.outputText}>{words.app.veiledOutput}</output>;
  if (!hasResult) return <output className={styles.outputText}>{words.app.noOutput}</output>;
  return (
    <output
      className={styles.outputText}
      data-ready={ready}
      aria-label={isOpen ? words.app.outputOpen : words.app.output}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, also by keyboard
      tabIndex={0}
      onPointerMove={point}
      onPointerLeave={({ pointerType }) => {
        if (pointerType === 'touch') return;
        actions.point(null);
        actions.peek(null);
      }}
      onPointerDown={() => {
        cardBefore.current = store.getState().card;
      }}
      onPointerUp={tap}
    >
      <span>
        {'ids     '}
        {early.ids ?? <List line={ids} />}
        {'\n'}
      </span>
      <span>
        {'weights '}
        {early.weights ?? <List line={weights} />}
        {'\n'}
      </span>
      {hasThird && (
        <span>
          {'output  '}
          {early.weights ?? <List line={outputs} />}
        </span>
      )}
    </output>
  );
}

function List({ line }: { line: RefObject<HTMLSpanElement | null> }) {
  return (
    <>
      [<span ref={line} data-entries />]
    </>
  );
}

/** Writes only what has changed, because each new text costs layout. */
function write(line: HTMLElement | null, text: string): void {
  if (line && line.textContent !== text) line.textContent = text;
}

/** The entry under the pointer, in either line. */
function entryUnder({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>, reach: number) {
  for (const { firstChild: line } of currentTarget.querySelectorAll('[data-entries]')) {
    const entry = line instanceof Text && entryAt(line, clientX, clientY, reach);
    if (entry) return entry;
  }
  return null;
}

/** Lines with entries below each other: ids, weights and, if the model multiplies later, what reaches the output. */
export function columnsOf(token: RoutedToken | null): [string, string, string | null] {
  if (!token) return ['', '', null];
  const ids = Array.from(token.result.ids, String);
  const weights = Array.from(token.result.weights, (w) => formatNumber(w, 3));
  const later = isScaledLater(token) ? onOutput(token).map((w) => formatNumber(w, 3)) : null;
  const widths = ids.map((id, slot) =>
    Math.max(id.length, weights[slot]?.length ?? 0, later?.[slot]?.length ?? 0),
  );
  const line = (entries: string[]) => entries.map((entry, i) => entry.padStart(widths[i] ?? 0)).join(', ');
  return [line(ids), line(weights), later && line(later)];
}

/** Whether the output gets other numbers than the weights that the router returns. */
function isScaledLater(token: RoutedToken | null): boolean {
  return token !== null && token.ledger.model !== 1;
}

/** ids and weights as JSON that Python reads; each number is the shortest decimal of its float32 value. */
function outputText(routed: RoutedToken | null): string {
  if (!routed) return '';
  const { ids, weights } = routed.result;
  const list = (values: Iterable<number>) => `[${Array.from(values, jsonNumber).join(', ')}]`;
  const later = isScaledLater(routed) ? `, "output": ${list(onOutput(routed))}` : '';
  return `{"ids": [${ids.join(', ')}], "weights": ${list(weights)}${later}}`;
}

function jsonNumber(value: number): string {
  return formatExact(value).replace('inf', 'Infinity');
}
