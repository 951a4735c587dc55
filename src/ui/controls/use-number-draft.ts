import { type ChangeEvent, type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { type Debounced, debounce } from '../../compute/debounce';
import { type FieldKind, type FieldProblem, readField } from '../../scenario/field-value';
import type { Burst } from '../../state/history';
import { type App, useApp, useAppState } from '../base/app-context';

/** Typed text is applied after a pause this long. */
const REST_MS = 500;

export interface NumberDraftOptions {
  /** Names what is edited, such as `topK` or `logit 3`: its edits by key are one undo step. */
  readonly target: string;
  /** The value in effect, and how a field writes it. */
  readonly value: number;
  readonly text: string;
  readonly kind: FieldKind;
  readonly commit: (value: number, burst: Burst) => void;
  /** The value that an arrow key gives. */
  readonly step: (value: number, direction: 1 | -1, isBig: boolean) => number;
}

export interface NumberDraft {
  /** Why the field's text cannot be read; set when typing pauses. */
  readonly problem: FieldProblem | null;
  /** The number that was read from the typed text, if any. */
  readonly typed: number | null;
  /** Replaces the text as typing does. */
  readonly type: (text: string) => void;
  /** Props of the input element. */
  readonly props: {
    readonly value: string;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
    /** Set if all typed text is applied: undo is then the app's, not the browser's. */
    readonly 'data-app-undo': '' | undefined;
  };
}

/**
 * What every field for a number does. It keeps the typed text, and applies it on Enter, when the focus leaves, or when
 * typing pauses. All that is typed in one visit is one undo step. Text that cannot be read stays in the field. Escape gives
 * back the value from before. A value that comes from elsewhere replaces the typed text.
 */
export function useNumberDraft(options: NumberDraftOptions): NumberDraft {
  const app = useApp();
  const arrivals = useAppState((state) => state.arrivals);
  const [draft, setDraft] = useState<string | null>(null);
  const [hasRested, setRested] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a field is one thing for as long as it stands
  const field = useMemo(() => new DraftField(app, options, setDraft, setRested), [app]);
  field.options = options;
  const { value, text, kind } = options;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a value arrives
  useEffect(() => field.follow(), [value, arrivals]);
  useEffect(() => () => field.leave(), [field]);

  const reading = useMemo(() => (draft === null ? null : readField(draft, kind)), [draft, kind]);
  const typed = reading?.ok ? reading.value : null;
  const isWaiting = draft !== null && !(typed !== null && Object.is(asKept(typed, kind), value));
  return {
    problem: hasRested && reading && !reading.ok ? reading.problem : null,
    typed,
    type: (next) => field.type(next),
    props: {
      value: draft ?? text,
      onChange: (event) => field.type(event.currentTarget.value),
      onFocus: () => field.beginVisit(),
      onBlur: () => field.leave(),
      onKeyDown: (event) => field.press(event),
      'data-app-undo': isWaiting ? undefined : '',
    },
  };
}

/** A number as the scenario keeps it. */
function asKept(value: number, { isFloat32 }: FieldKind): number {
  return isFloat32 ? Math.fround(value) : value;
}

let visits = 0;

/** The text typed into one field, from the first key until it is applied or dropped. */
class DraftField {
  options: NumberDraftOptions;
  #draft: string | null = null;
  #visit: Burst = { burst: '' };
  /** The value that this draft applied last. When it arrives, the draft goes on ("2." on the way to 2.5). */
  #own: number | null = null;
  /** The count of replaced scenarios when the draft began: a draft belongs to the scenario for which it was typed. */
  #arrivals = 0;
  readonly #debounced: Debounced;
  readonly #app: App;
  readonly #show: (draft: string | null) => void;
  readonly #showRested: (hasRested: boolean) => void;

  constructor(
    app: App,
    options: NumberDraftOptions,
    show: (draft: string | null) => void,
    showRested: (hasRested: boolean) => void,
  ) {
    this.#app = app;
    this.options = options;
    this.#show = show;
    this.#showRested = showRested;
    this.#debounced = debounce(REST_MS, () => {
      this.#showRested(true);
      this.#take();
    });
    this.beginVisit();
  }

  /** Ends the step: what is typed later is a new one. */
  beginVisit(): void {
    this.#visit = { burst: `field ${++visits}` };
  }

  type(text: string): void {
    if (this.#draft === null) this.#arrivals = this.#app.store.getState().arrivals;
    this.#set(text);
    this.#showRested(false);
    this.#debounced.call();
  }

  /** When the focus leaves or the field is removed: applies what can be read, and keeps what cannot. */
  leave(): void {
    this.#debounced.cancel();
    this.#showRested(true);
    if (this.#take()) this.#set(null);
  }

  /** When a value arrives: it replaces the typed text, unless this draft applied it. */
  follow(): void {
    const isForeign = this.#own === null || !Object.is(this.options.value, this.#own);
    if (this.#draft === null || (!isForeign && this.#isPresent())) return;
    this.#debounced.cancel();
    this.#set(null);
  }

  press(event: KeyboardEvent<HTMLInputElement>): void {
    const isUp = event.key === 'ArrowUp';
    if (isUp || event.key === 'ArrowDown') {
      event.preventDefault();
      this.#step(isUp ? 1 : -1, event.shiftKey);
    } else if (event.key === 'Enter') {
      this.leave();
      // A text that cannot be read yet does not end the visit.
      if (this.#draft === null) this.beginVisit();
    } else if (event.key === 'Escape') {
      const { history } = this.#app.store.getState();
      if (this.#draft === null && history.burst !== this.#visit.burst) return;
      // The typed text is dropped; the dialog around the field stays open.
      event.preventDefault();
      event.stopPropagation();
      this.#debounced.cancel();
      this.#set(null);
      this.#app.actions.takeBack(this.#visit);
    }
  }

  #step(direction: 1 | -1, isBig: boolean): void {
    const { options } = this;
    const { value, kind, target } = options;
    const reading = this.#draft === null ? { ok: true as const, value } : readField(this.#draft, kind);
    // A text that cannot be read stays: there is no number to step from.
    if (!reading.ok) return;
    const next = options.step(reading.value, direction, isBig);
    this.#debounced.cancel();
    this.#set(null);
    if (next >= kind.min && next <= kind.max) options.commit(next, this.#app.actions.burst(target));
  }

  /** Applies the typed text; false if it cannot be read. */
  #take(): boolean {
    const { value, kind, commit } = this.options;
    if (this.#draft === null) return false;
    // The text was typed for a scenario that has been replaced.
    if (!this.#isPresent()) return true;
    const reading = readField(this.#draft, kind);
    if (!reading.ok) return false;
    this.#own = asKept(reading.value, kind);
    if (!Object.is(this.#own, value)) commit(reading.value, this.#visit);
    return true;
  }

  #isPresent(): boolean {
    return this.#arrivals === this.#app.store.getState().arrivals;
  }

  #set(draft: string | null): void {
    this.#draft = draft;
    if (draft === null) this.#own = null;
    this.#show(draft);
  }
}
