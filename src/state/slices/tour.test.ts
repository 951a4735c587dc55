import { beforeEach, describe, expect, it } from 'vitest';
import { NONE, predictionsOf } from '../../core/facts/predictions';
import { endOf, STAGES, startOf } from '../../core/stages';
import { madeActions } from '../../testing/made-actions';
import { madeStore } from '../../testing/made-store';
import { madeToken } from '../../testing/made-token';
import type { Actions } from '../actions';
import { startPlayback } from '../playback';
import type { AppStore } from '../store';
import { askedAt, cardsOf, guessOf, hasAnswered, questionOf } from './tour';
import { neighbourCard } from './tour-actions';

const plain = madeToken({ globalNumExperts: 64 });
const leader = plain.result.scores.indexOf(Math.max(...plain.result.scores));
/** The bias puts the leader's neighbour, which is of its group, in front: so no card repeats the one before. */
const token = {
  ...madeToken({ globalNumExperts: 64 }, { bias: { [leader ^ 1]: 2 } }),
  idsWithoutMask: new Set([1]),
};

let store: AppStore;
let actions: Actions;

beforeEach(() => {
  ({ store, actions } = madeActions(madeStore(token.scenario)));
  store.setState({ routed: token });
});

const state = () => store.getState();
const tour = () => state().tour;
const answerOf = (card: string) => [...cardsOf(state()).find(({ stage }) => stage === card)!.answer];

describe('the tour', () => {
  it('asks about each stage before it has ended, in the order of the stages', () => {
    const asked = cardsOf(state()).map(({ stage }) => stage);
    expect(asked).toEqual(STAGES.slice(1));
    for (const stage of asked) {
      expect(askedAt(stage)).toBeGreaterThanOrEqual(startOf(stage));
      expect(askedAt(stage)).toBeLessThan(endOf(stage));
    }
  });

  it('leaves a card out that would repeat the answer before it, though its stage can be foretold', () => {
    store.setState({ routed: { ...plain, idsWithoutMask: new Set([1]) } });
    expect(cardsOf(state()).map(({ stage }) => stage)).toEqual(STAGES.slice(1).filter((s) => s !== 'bias'));
    expect(predictionsOf(plain).map(({ stage }) => stage)).toContain('bias');
    expect(neighbourCard(state(), 'score', 1)).toBe('group');
  });

  it('begins before the first stage that can be foretold and lets go of pins', () => {
    store.setState({ t: 7, pins: [{ kind: 'expert', id: 3 }], isPlaying: true });
    actions.startTour();
    expect(tour()).toEqual({ card: 'score', guess: [], isShown: false, outcomes: {} });
    expect(state()).toMatchObject({ t: 1, pins: [], isPlaying: false });
  });

  it('does not begin in a comparison, and ends when one begins or comes back', () => {
    actions.startTour();
    actions.pinAsA();
    expect(tour()).toBeNull();
    actions.startTour();
    expect(tour()).toBeNull();
    actions.undo();
    actions.startTour();
    expect(tour()).not.toBeNull();
    actions.redo();
    expect(state().compared).not.toBeNull();
    expect(tour()).toBeNull();
  });

  it('takes a press in the picture for a guess, and for a pin once the answer is shown', () => {
    actions.startTour();
    actions.choose({ kind: 'expert', id: 5 });
    expect(tour()?.guess).toEqual([5]);
    expect(state().pins).toEqual([]);
    actions.choose({ kind: 'expert', id: 6 });
    expect(tour()?.guess).toEqual([6]);
    actions.choose({ kind: 'group', id: 1 });
    expect(tour()?.guess).toEqual([6]);
    actions.choose({ kind: 'expert', id: 6 });
    expect(tour()?.guess).toEqual([]);
    actions.showAnswer();
    actions.choose({ kind: 'expert', id: 6 });
    expect(state().pins).toEqual([{ kind: 'expert', id: 6 }]);
  });

  it('takes a press on any cell of a row as a guess of its group, and keeps the newest guesses', () => {
    actions.startTour();
    actions.openCard('keep');
    expect(questionOf(state())).toMatchObject({ of: 'groups', count: 4 });
    actions.choose({ kind: 'group', id: 0 });
    for (const id of [8, 17, 31, 63]) actions.choose({ kind: 'expert', id });
    expect(tour()?.guess).toEqual([1, 2, 3, 7]);
    expect(guessOf(state())).toMatchObject({ kind: 'group', ids: [1, 2, 3, 7], isVeiled: true, right: null });
  });

  it('pins as usual while an amount is asked for', () => {
    actions.startTour();
    actions.openCard('norm');
    actions.choose({ kind: 'expert', id: 2 });
    expect(state().pins).toEqual([{ kind: 'expert', id: 2 }]);
    expect(guessOf(state())).toBeNull();
    actions.guess(0);
    expect(tour()?.guess).toEqual([0]);
  });

  it('takes “none” as a guess of its own', () => {
    actions.startTour();
    actions.openCard('mask');
    actions.guess(NONE);
    actions.guess(4);
    expect(tour()?.guess).toEqual([4]);
    actions.guess(NONE);
    expect(tour()?.guess).toEqual([NONE]);
  });

  it('plays to the answer, stops there whatever the settings, and only then confirms', () => {
    let frame = (_now: number) => false;
    const stop = startPlayback(store, {
      add(task) {
        frame = task;
        return () => {};
      },
      request() {},
    });
    store.setState({ pausesAtStages: false });
    actions.startTour();
    actions.guess(answerOf('score')[0]!);
    actions.showAnswer();
    expect(state()).toMatchObject({ isPlaying: true, t: 1 });
    expect(hasAnswered(state())).toBe(false);
    expect(guessOf(state())).toMatchObject({ isVeiled: false, right: null });
    for (let now = 0; now <= 3000; now += 20) frame(now);
    expect(state()).toMatchObject({ isPlaying: false, t: 2 });
    expect(guessOf(state())?.right).toEqual(new Set(answerOf('score')));
    expect(tour()?.outcomes).toEqual({ score: 'right' });
    stop();
  });

  it('is there at once without motion', () => {
    store.setState({ isStill: true });
    actions.startTour();
    actions.showAnswer();
    expect(state()).toMatchObject({ isPlaying: false, t: 2 });
    expect(tour()?.outcomes).toEqual({ score: 'open' });
  });

  it('counts the first guess of a card, and a half-right one as such', () => {
    store.setState({ isStill: true });
    actions.startTour();
    actions.openCard('keep');
    const dropped = answerOf('keep');
    const kept = [0, 1, 2, 3, 4, 5, 6, 7].find((group) => !dropped.includes(group))!;
    for (const group of [...dropped.slice(1), kept]) actions.guess(group);
    actions.showAnswer();
    expect(tour()?.outcomes).toEqual({ keep: 'partly' });
    actions.openCard('keep');
    expect(tour()).toMatchObject({ guess: [], isShown: false });
    for (const group of dropped) actions.guess(group);
    actions.showAnswer();
    expect(tour()?.outcomes).toEqual({ keep: 'partly' });
  });

  it('asks about the present token', () => {
    actions.startTour();
    actions.openCard('norm');
    expect(questionOf(state())).not.toBeNull();
    store.setState({ routed: madeToken({ globalNumExperts: 64, renormalize: false }) });
    expect(questionOf(state())).toBeNull();
    expect(neighbourCard(state(), 'norm', 1)).toBe('scale');
  });

  it('goes on by one action: to the answer, and from there only once it has been shown', () => {
    actions.startTour();
    actions.goOnInTour();
    expect(tour()).toMatchObject({ card: 'score', isShown: true });
    expect(state().isPlaying).toBe(true);
    actions.goOnInTour();
    expect(tour()?.card).toBe('score');
    store.setState({ t: 2, isPlaying: false });
    actions.goOnInTour();
    expect(tour()).toMatchObject({ card: 'bias', isShown: false });
    actions.openCard('scale');
    store.setState({ isStill: true });
    actions.goOnInTour();
    actions.goOnInTour();
    expect(tour()?.card).toBe('end');
  });

  it('leads from card to card to its end', () => {
    const way = [];
    for (
      let card = neighbourCard(state(), 'score', 1);
      card !== 'end';
      card = neighbourCard(state(), card!, 1)
    )
      way.push(card);
    expect(way).toEqual(STAGES.slice(2));
    expect(neighbourCard(state(), 'score', -1)).toBeNull();
    expect(neighbourCard(state(), 'end', -1)).toBe('scale');
  });
});
