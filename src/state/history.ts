import type { Compared } from '../scenario/compared';
import type { EditLabel } from '../scenario/edits';
import type { Message } from '../scenario/message';
import type { Scenario } from '../scenario/scenario';

/** A state that undo or redo returns to, and the edit between it and the next one. */
interface HistoryEntry {
  readonly scenario: Scenario;
  /** A of its comparison: pinning, swapping and leaving are steps too, so that no A is ever lost. */
  readonly compared: Compared | null;
  readonly label: EditLabel;
  /** The message over its picture, if the edit between replaced that too. */
  readonly message?: Message;
}

/**
 * Edits that are one step. A drag has a name and lasts until it is released. A burst has no such end: it is keys that
 * follow each other, or typing in a field, and lasts until something else is edited.
 */
export type Gesture = string | Burst;

export interface Burst {
  readonly burst: string;
}

/** Undo and redo stacks, newest last. */
export interface History {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  /** The drag in progress. */
  readonly gesture: string | null;
  /** The burst that made the newest step, as long as it may go on. */
  readonly burst: string | null;
}

export const EMPTY_HISTORY: History = { past: [], future: [], gesture: null, burst: null };

const LIMIT = 200;

/**
 * Remembers `before`, the state before an edit, with its message if the edit replaces it. Within one gesture only the first
 * edit is remembered.
 */
export function record(
  history: History,
  before: Scenario,
  label: EditLabel,
  gesture: Gesture | null,
  compared: Compared | null = null,
  message: Message | null = null,
): History {
  const own =
    typeof gesture === 'string' ? { gesture, burst: null } : { gesture: null, burst: gesture?.burst ?? null };
  const goesOn = gesture !== null && history.gesture === own.gesture && history.burst === own.burst;
  if (goesOn) {
    const last = history.past.at(-1);
    if (last) {
      const whole = { ...last, label: joined(last.label, label) };
      return { ...history, past: [...history.past.slice(0, -1), whole] };
    }
  }
  return {
    past: [...history.past, { scenario: before, compared, label, ...(message && { message }) }].slice(-LIMIT),
    future: [],
    ...own,
  };
}

/** The label of two edits of one gesture: from the value before the first one to the value after the second. */
function joined(first: EditLabel, second: EditLabel): EditLabel {
  if (first.kind === 'paint' && second.kind === 'paint')
    return { ...second, ids: [...new Set([...first.ids, ...second.ids])] };
  if (first.kind === 'param' && second.kind === 'param' && first.field === second.field)
    return { ...second, from: first.from };
  if (first.kind === 'setup' && second.kind === 'setup' && first.field === second.field)
    return { ...second, from: first.from };
  const isDrag = second.kind === 'logit' || second.kind === 'bias';
  return isDrag && first.kind === second.kind && first.id === second.id
    ? { ...second, from: first.from }
    : second;
}

/** Ends a drag or burst: the next edit is a step of its own. */
export function endGesture(history: History): History {
  return history.gesture === null && history.burst === null
    ? history
    : { ...history, gesture: null, burst: null };
}

/** The state before a burst, without a step forward again; null if the burst is not the newest step. */
export function takeBack(history: History, { burst }: Burst): Step | null {
  const last = history.past.at(-1);
  if (!last || history.burst !== burst) return null;
  const { scenario, compared } = last;
  return { scenario, compared, history: { ...EMPTY_HISTORY, past: history.past.slice(0, -1) } };
}

/** The state after an undo or redo. */
interface Step {
  readonly history: History;
  readonly scenario: Scenario;
  readonly compared: Compared | null;
  /** Left out: the message stays. */
  readonly message?: Message;
}

/** What undo and redo leave. */
export interface Present {
  readonly scenario: Scenario;
  readonly compared: Compared | null;
  readonly message: Message;
}

/** The state before the last step, or null when there is none. */
export function undo(history: History, now: Present): Step | null {
  const last = history.past.at(-1);
  if (!last) return null;
  const { label: _, ...state } = last;
  return {
    ...state,
    history: {
      past: history.past.slice(0, -1),
      future: [...history.future, entryOf(now, last)],
      gesture: null,
      burst: null,
    },
  };
}

/** The state after the last undone step, or null when there is none. */
export function redo(history: History, now: Present): Step | null {
  const next = history.future.at(-1);
  if (!next) return null;
  const { label: _, ...state } = next;
  return {
    ...state,
    history: {
      past: [...history.past, entryOf(now, next)],
      future: history.future.slice(0, -1),
      gesture: null,
      burst: null,
    },
  };
}

/** The present state as the other end of a step. */
function entryOf({ scenario, compared, message }: Present, step: HistoryEntry): HistoryEntry {
  return { scenario, compared, label: step.label, ...(step.message && { message }) };
}
