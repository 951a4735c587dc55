import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoutedToken } from '../../scenario/routed-token';
import { createFrameLoop } from '../../state/frame-loop';
import { madeActions } from '../../testing/made-actions';
import { madeToken } from '../../testing/made-token';
import { loadText } from '../../text';
import { AppProvider } from '../base/app-context';
import { copyPlain } from '../base/copy-plain';
import { TableTwin } from './TableTwin';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const host = document.createElement('div');
let root: Root;
let show: (token: RoutedToken) => Promise<void>;

beforeEach(async () => {
  await loadText('en');
  document.body.append(host);
  root = createRoot(host);
  const { store, actions } = madeActions();
  const app = { store, actions, loop: createFrameLoop() };
  const children = createElement(TableTwin, { isOpen: true });
  await act(async () => root.render(createElement(AppProvider, { app, children })));
  show = (token) => act(async () => store.setState({ routedAtRest: token }));
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

/** Each row of the table of what the router returned: slot, expert. */
const rows = () =>
  [...host.querySelectorAll('[data-testid="output-table"] tbody tr')].map((row) =>
    [...row.children].slice(0, 2).map((cell) => cell.textContent),
  );

/** A token whose router returns these experts. */
const returning = (ids: number[]): RoutedToken => {
  const token = madeToken({ topK: ids.length });
  return { ...token, result: { ...token.result, ids: Int32Array.from(ids) } };
};

describe('the table of what the router returned', () => {
  it('has a row for each slot, also after an expert was returned twice', async () => {
    await show(returning([0, 0, 0]));
    expect(rows()).toEqual([
      ['0', '0'],
      ['1', '0'],
      ['2', '0'],
    ]);
    await show(returning([5, 0]));
    expect(rows()).toEqual([
      ['0', '5'],
      ['1', '0'],
    ]);
  });
});

describe('what is selected and copied', () => {
  it('is what Python reads: -inf, nan and an ASCII minus, as text and as cells', async () => {
    const stop = copyPlain(document);
    await show(madeToken({}, { logits: { 0: Number.NEGATIVE_INFINITY, 1: Number.NaN, 2: -1.5 } }));
    getSelection()?.selectAllChildren(host);
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
    host.dispatchEvent(event);
    stop();
    const text = clipboardData.getData('text/plain');
    expect(event.defaultPrevented).toBe(true);
    expect(text).toMatch(/\t-inf\t/);
    expect(text).toMatch(/\tnan\t/);
    expect(text).toMatch(/\t-1\.5\t/);
    expect(text).not.toMatch(/[\u2212∞]|NaN/);
    expect(clipboardData.getData('text/html')).toMatch(/<td>-inf<\/td>/);
  });
});
