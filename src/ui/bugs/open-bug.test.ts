import { describe, expect, it } from 'vitest';
import { stageAt, T_END } from '../../core/stages';
import { bugFacts } from '../../scenario/bugs/bug-facts';
import { BUG_CODES, BUGS } from '../../scenario/bugs/bugs';
import { withoutFiles } from '../../state/arrive';
import { linkOf, openFragment } from '../../state/links';
import { madeActions } from '../../testing/made-actions';
import { openBug } from './open-bug';

const MESSAGE = { title: 'What one sees', note: 'What went wrong.' };

/** A page on which a person has compared and noted something, and then opened a bug. */
function opened(code: (typeof BUG_CODES)[number]) {
  const { store, actions } = madeActions();
  actions.pinAsA();
  actions.setParam('topK', 3);
  actions.setMessage({ title: 'mine' });
  const before = store.getState();
  const facts = bugFacts(BUGS[code]);
  openBug({ store, actions } as Parameters<typeof openBug>[0], BUGS[code], facts, MESSAGE);
  return { store, actions, before, facts };
}

describe('opening a known bug', () => {
  it('shows the stage and the cell at which both sides part, under what is said about it', () => {
    const { store, facts } = opened('zeroMask');
    const { t, pins, message, compareView } = store.getState();
    expect(stageAt(t)).toBe('mask');
    expect(pins).toEqual([{ kind: 'expert', id: facts.at?.id }]);
    expect([message, compareView.tolerance]).toEqual([MESSAGE, 1e-6]);
    expect(opened('neverScaled').store.getState().t).toBe(T_END);
  });

  it('is one step: undo brings back scenario, comparison and message, and redo the bug', () => {
    const { store, actions, before } = opened('scaledTwice');
    const bug = store.getState();
    actions.undo();
    const { scenario, compared, message } = store.getState();
    expect([scenario, compared, message]).toEqual([before.scenario, before.compared, before.message]);
    actions.redo();
    expect(store.getState().scenario).toBe(bug.scenario);
    expect(store.getState().message).toEqual(MESSAGE);
  });

  it.each(BUG_CODES)('%s survives its link', async (code) => {
    const state = opened(code).store.getState();
    const link = linkOf(state);
    const again = await openFragment(withoutFiles, link.slice(1), {});
    expect(again.notices).toEqual([]);
    expect(again.scenario).toEqual(state.scenario);
    expect(again.compared?.scenario).toEqual(state.compared?.scenario);
    expect([again.t, again.pins, again.message]).toEqual([state.t, state.pins, state.message]);
  });
});
