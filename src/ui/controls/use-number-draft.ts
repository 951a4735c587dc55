import { type ChangeEvent, type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { type Debounced, debounce } from '../../compute/debounce';
import { type FieldKind, type FieldProblem, readField } from '../../scenario/field-value';
import type { Burst } from '../../state/history';
import { type App, useApp, useAppState } from '../base/app-context';

/** What is typed is taken over once typing has rested this long. */
const REST_MS = 500;

export interface NumberDraftOptions {
  /** Names what is edited, as `topK` or `logit 3`: edits of it by key go together. */
  readonly target: string;
  /** The value in effect, and how a field writes it. */
  readonly value: number;
  readonly text: string;
  readonly kind: FieldKind;
  readonly commit: (value: number, burst: Burst) => void;
  /** The value an arrow key leads to. */
  readonly step: (value: number, direction: 1 | -1, isBig: boolean) => number;
}

export interface NumberDraft {
  /** Why what stands in the field is not read; told once typing rests. */
  readonly problem: FieldProblem | null;
  /** What is typed, where it was read as this number. */
  readonly typed: number | null;
  /** Replaces the text, as by typing. */
  readonly type: (text: string) => void;
  /** Of the input element. */
  readonly props: {
    readonly value: string;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
    /** Nothing typed waits: undo is the app's, not that of the text. */
    readonly 'data-app-undo': '' | undefined;
  };
}

/**
 * What every field for a number does. It holds what is typed and takes it over on Enter, when the focus leaves, or when
 * typing rests: one step of undo for all that is typed in one visit. What cannot be read stays as it was typed. Escape
 * gives back the value from before, and a value that comes from elsewhere replaces what was typed.
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

/** A number as it is kept. */
function asKept(value: number, { isFloat32 }: FieldKind): number {
  return isFloat32 ? Math.fround(value) : value;
}

let visits = 0;

/** What is typed into one field, from the first key to what becomes of it. */
class DraftField {
  options: NumberDraftOptions;
  #draft: string | null = null;
  #visit: Burst = { burst: '' };
  /** The value taken over from here last: its arrival ends no draft ("2." on the way to 2.5). */
  #own: number | null = null;
  /** What had replaced the scenario when the draft was begun: a draft belongs to the scenario it was typed for. */
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

  /** From here on what is typed is a new step. */
  beginVisit(): void {
    this.#visit = { burst: `field ${++visits}` };
  }

  type(text: string): void {
    if (this.#draft === null) this.#arrivals = this.#app.store.getState().arrivals;
    this.#set(text);
    this.#showRested(false);
    this.#debounced.call();
  }

  /** The focus leaves, or the field goes: what can be read is taken over, what cannot stays. */
  leave(): void {
    this.#debounced.cancel();
    this.#showRested(true);
    if (this.#take()) this.#set(null);
  }

  /** A value has arrived: unless it is one's own, it replaces what was typed. */
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
      // What cannot be read yet is still the same visit.
      if (this.#draft === null) this.beginVisit();
    } else if (event.key === 'Escape') {
      const { history } = this.#app.store.getState();
      if (this.#draft === null && history.burst !== this.#visit.burst) return;
      // What was typed goes; the dialog around it stays.
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
    // What cannot be read stays: there is nothing to step from.
    if (!reading.ok) return;
    const next = options.step(reading.value, direction, isBig);
    this.#debounced.cancel();
    this.#set(null);
    if (next >= kind.min && next <= kind.max) options.commit(next, this.#app.actions.burst(target));
  }

  /** Takes over what is typed; false when it cannot be read. */
  #take(): boolean {
    const { value, kind, commit } = this.options;
    if (this.#draft === null) return false;
    // It was typed for a scenario that is gone.
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
