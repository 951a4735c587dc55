import { beforeEach, describe, expect, it } from 'vitest';
import { madeActions } from '../../testing/made-actions';
import { madeStore } from '../../testing/made-store';
import { madeToken } from '../../testing/made-token';
import type { Actions } from '../actions';
import type { AppStore } from '../store';
import type { PointedNumber } from './cards';

const { scenario, base, ...token } = madeToken({ globalNumExperts: 64 });
const number = (id: number): PointedNumber => ({
  quantity: { kind: 'expert', id, what: 'biased' },
  box: { x: 10 * id, y: 0, width: 8, height: 8 },
  side: 'b',
  x: 10 * id,
  y: 4,
});

let store: AppStore;
let actions: Actions;
beforeEach(() => {
  store = madeStore(scenario, 7);
  store.setState({ routed: { ...token, scenario, base } });
  ({ actions } = madeActions(store));
});
const card = () => store.getState().card;

describe('the value card', () => {
  it('is about the number that the pointer rests on, and closes when there is none', () => {
    actions.point(number(3));
    expect(card()).toBeNull();
    actions.rest();
    expect(card()).toEqual(number(3));
    actions.point(null);
    expect(card()).toEqual(number(3));
    actions.rest();
    expect(card()).toBeNull();
  });

  it('does not change while the pointer moves over the same number', () => {
    actions.point(number(3));
    const { pointed } = store.getState();
    actions.point({ ...number(3), x: 33 });
    expect(store.getState().pointed).toBe(pointed);
  });

  it('stays closed after Escape until another number comes', () => {
    actions.point(number(3));
    actions.rest();
    store.setState({ zoom: 1 });
    actions.escape();
    expect(card()).toBeNull();
    expect(store.getState().zoom).toBe(1);
    actions.rest();
    expect(card()).toBeNull();
    actions.point(number(4));
    actions.rest();
    expect(card()).toEqual(number(4));
  });

  it('stays and shows what was copied while the pointer is on it', () => {
    actions.point(number(3));
    actions.rest();
    actions.point(null);
    actions.holdCard(number(3));
    actions.setCopied({ text: '1', isRefused: false }, card());
    actions.rest();
    expect(store.getState()).toMatchObject({ card: number(3), copied: { text: '1' } });
  });

  it('does not open for a number that was pressed', () => {
    actions.point(number(3));
    actions.closeCard();
    actions.rest();
    expect(card()).toBeNull();
  });

  it('follows the focus if no number is under the pointer, and only if the focus shows one', () => {
    store.setState({ keyboard: { kind: 'group', id: 2 }, t: 2 });
    actions.rest();
    expect(card()).toBeNull();
    store.setState({ t: 7 });
    actions.rest();
    expect(card()).toEqual({ kind: 'group', id: 2 });
    store.setState({ t: 2 });
    actions.leaveNumber();
    expect(card()).toBeNull();
  });

  it('opens at once for a tapped number, and a second tap on it only closes the card', () => {
    actions.tapNumber(number(3), null);
    expect(card()).toEqual({ ...number(3), isTapped: true });
    actions.rest();
    expect(card()).toEqual({ ...number(3), isTapped: true });
    const before = card();
    actions.point(null);
    actions.closeCard();
    actions.tapNumber({ ...number(3), x: 31 }, before);
    expect(card()).toBeNull();
    actions.tapNumber(number(4), before);
    expect(card()).toMatchObject(number(4));
  });

  it('moves with its number in a new picture if a finger opened it, but not under a pointer', () => {
    const box = { x: 100, y: 50, width: 20, height: 10 };
    actions.tapNumber(number(3), null);
    actions.moveCard('a', () => box);
    expect(card()).toMatchObject(number(3));
    actions.moveCard('b', () => box);
    expect(card()).toMatchObject({ quantity: number(3).quantity, box, x: 110, y: 55, isTapped: true });
    actions.rest();
    expect(card()).toMatchObject({ box });
    actions.moveCard('b', () => null);
    expect(store.getState()).toMatchObject({ card: null, pointed: null });
    actions.point(number(3));
    actions.rest();
    actions.moveCard('b', () => box);
    expect(card()).toEqual(number(3));
  });

  it('closes when its number is gone, whatever replaced it', () => {
    actions.point(number(3));
    actions.rest();
    actions.leaveNumber();
    expect(store.getState()).toMatchObject({ card: null, pointed: null });
  });
});
