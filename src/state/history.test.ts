import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPreset, type EditLabel } from '../scenario/edits';
import { NO_MESSAGE } from '../scenario/message';
import type { Scenario } from '../scenario/scenario';
import { generateRows } from '../sources/generator';
import {
  EMPTY_HISTORY,
  endGesture,
  type Gesture,
  type History,
  type Present,
  record,
  redo,
  takeBack,
  undo,
} from './history';

/** Scenarios that differ in one number only. */
function scenarioOf(value: number): Scenario {
  return { ...DSV3, logits: Float32Array.of(value) };
}
const DSV3 = applyPreset('dsv3', ({ params }) => generateRows('normal', 7, params)).scenario;

const label = (from: number, to: number, id = 0): EditLabel => ({ kind: 'logit', id, from, to });

const present = (scenario: Scenario, message = NO_MESSAGE): Present => ({
  scenario,
  compared: null,
  message,
});

/** A history and the present state, with edits, undo and redo as in the store. */
function session() {
  let now = scenarioOf(0);
  let history: History = EMPTY_HISTORY;
  return {
    edit(to: number, gesture: Gesture | null = null) {
      const from = now.logits[0]!;
      history = record(history, now, label(from, to), gesture);
      now = scenarioOf(to);
    },
    undo() {
      const step = undo(history, present(now));
      if (step) ({ history, scenario: now } = step);
      return step !== null;
    },
    redo() {
      const step = redo(history, present(now));
      if (step) ({ history, scenario: now } = step);
      return step !== null;
    },
    release() {
      history = endGesture(history);
    },
    value: () => now.logits[0],
    history: () => history,
    past: () => history.past.map((entry) => entry.label),
    future: () => history.future.map((entry) => entry.label),
  };
}

describe('undo', () => {
  it('takes a message back with the step that replaced it, and leaves it alone elsewhere', () => {
    const [typed, note, later] = ['typed', 'of a bug', 'typed later'].map((title) => ({ title, note: '' }));
    const opened = record(EMPTY_HISTORY, scenarioOf(1), { kind: 'opened', name: 'x' }, null, null, typed);
    const edited = record(opened, scenarioOf(2), label(2, 3), null);
    const first = undo(edited, present(scenarioOf(3), later))!;
    expect(first.message).toBeUndefined();
    const second = undo(first.history, present(scenarioOf(2), note))!;
    expect(second.message).toBe(typed);
    expect(redo(second.history, present(scenarioOf(1), typed))!.message).toBe(note);
  });

  it('goes back one edit at a time, and redo forward again', () => {
    const s = session();
    s.edit(1);
    s.edit(2);
    expect(s.undo()).toBe(true);
    expect(s.value()).toBe(1);
    s.undo();
    expect(s.value()).toBe(0);
    expect(s.undo()).toBe(false);
    s.redo();
    s.redo();
    expect(s.value()).toBe(2);
    expect(s.redo()).toBe(false);
  });

  it('has the label of the edit that it takes back, and redo that of the edit that it brings back', () => {
    const s = session();
    s.edit(1);
    s.edit(2);
    s.undo();
    expect(s.past()).toEqual([label(0, 1)]);
    expect(s.future()).toEqual([label(1, 2)]);
    s.redo();
    expect(s.past()).toEqual([label(0, 1), label(1, 2)]);
    expect(s.future()).toEqual([]);
  });

  it('forgets what was undone once something else is edited', () => {
    const s = session();
    s.edit(1);
    s.edit(2);
    s.undo();
    s.edit(5);
    expect(s.future()).toEqual([]);
    expect(s.redo()).toBe(false);
    s.undo();
    expect(s.value()).toBe(1);
  });

  it('remembers 200 steps, the newest', () => {
    const s = session();
    for (let value = 1; value <= 250; value++) s.edit(value);
    let steps = 0;
    while (s.undo()) steps++;
    expect(steps).toBe(200);
    expect(s.value()).toBe(50);
  });

  it('gives back the same object, not a copy', () => {
    const before = scenarioOf(1);
    const history = record(EMPTY_HISTORY, before, label(1, 2), null);
    expect(undo(history, present(scenarioOf(2)))!.scenario).toBe(before);
  });

  it('and redo are each other’s inverse, whatever is done in between', () => {
    const step = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom('undo' as const, 'redo' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const s = session();
        for (const action of steps) {
          if (typeof action === 'number') s.edit(action);
          else s[action]();
        }
        const end = s.value();
        let undone = 0;
        while (s.undo()) undone++;
        expect(s.value()).toBe(0);
        for (let i = 0; i < undone; i++) s.redo();
        expect(s.value()).toBe(end);
      }),
    );
  });
});

describe('a gesture', () => {
  it('is one step, whose label names the first and the last value', () => {
    const s = session();
    for (const value of [1, 2, 3]) s.edit(value, 'drag');
    expect(s.past()).toEqual([label(0, 3)]);
    s.undo();
    expect(s.value()).toBe(0);
    s.redo();
    expect(s.value()).toBe(3);
  });

  it('ends when it is released: the same gesture again is a step of its own', () => {
    const s = session();
    s.edit(1, 'drag');
    s.release();
    s.edit(2, 'drag');
    expect(s.past()).toEqual([label(0, 1), label(1, 2)]);
  });

  it('does not swallow another gesture, nor an edit without one', () => {
    const s = session();
    s.edit(1, 'first');
    s.edit(2, 'second');
    s.edit(3);
    s.edit(4, 'second');
    expect(s.past()).toEqual([label(0, 1), label(1, 2), label(2, 3), label(3, 4)]);
  });

  it('begins a new step if it goes on after an undo', () => {
    const s = session();
    s.edit(1);
    s.edit(2, 'drag');
    s.undo();
    s.edit(3, 'drag');
    expect(s.past()).toEqual([label(0, 1), label(1, 3)]);
  });

  it('of several kinds of edits has the label of the last one', () => {
    const first = record(EMPTY_HISTORY, scenarioOf(0), label(0, 1, 4), 'drag');
    const other = record(first, scenarioOf(1), label(0, 1, 5), 'drag');
    expect(other.past.map((entry) => entry.label)).toEqual([label(0, 1, 5)]);
    const reset = record(first, scenarioOf(1), { kind: 'reset', id: 4 }, 'drag');
    expect(reset.past.map((entry) => entry.label)).toEqual([{ kind: 'reset', id: 4 }]);
    expect(reset.past[0]!.scenario.logits[0]).toBe(0);
  });

  it('changes nothing by its end if there is none', () => {
    expect(endGesture(EMPTY_HISTORY)).toBe(EMPTY_HISTORY);
  });
});

describe('a burst', () => {
  const keys = { burst: 'keys 1' };

  it('is one step, and does not count as a drag', () => {
    const s = session();
    for (const value of [1, 2, 3]) s.edit(value, keys);
    expect(s.past()).toEqual([label(0, 3)]);
    expect(s.history().gesture).toBeNull();
  });

  it('ends with another edit, an undo, another burst, or by `endGesture`', () => {
    const s = session();
    s.edit(1, keys);
    s.edit(2);
    s.edit(3, keys);
    s.edit(4, { burst: 'keys 2' });
    s.release();
    s.edit(5, { burst: 'keys 2' });
    s.undo();
    s.edit(6, { burst: 'keys 2' });
    s.edit(7, 'keys 2');
    expect(s.past()).toEqual([label(0, 1), label(1, 2), label(2, 3), label(3, 4), label(4, 6), label(6, 7)]);
  });

  it('is taken back as a whole, and only as the newest step', () => {
    const before = scenarioOf(0);
    let history = record(EMPTY_HISTORY, before, label(0, 1), keys);
    history = record(history, scenarioOf(1), label(1, 2), keys);
    expect(takeBack(history, keys)).toEqual({ scenario: before, compared: null, history: EMPTY_HISTORY });
    expect(takeBack(record(history, scenarioOf(2), label(2, 3), null), keys)).toBeNull();
    expect(takeBack(EMPTY_HISTORY, keys)).toBeNull();
  });
});

it('a stroke over cells is one step that counts every cell once', () => {
  const paint = (...ids: number[]): EditLabel => ({ kind: 'paint', ids, to: 2 });
  let history = record(EMPTY_HISTORY, scenarioOf(0), paint(3), 'stroke');
  history = record(history, scenarioOf(1), paint(4, 5), 'stroke');
  history = record(history, scenarioOf(2), paint(5, 3), 'stroke');
  expect(history.past.map((step) => step.label)).toEqual([paint(3, 4, 5)]);
  expect(history.past[0]!.scenario.logits[0]).toBe(0);
});
