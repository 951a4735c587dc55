import { afterEach, expect, it } from 'vitest';
import { holdKeys, releaseKeys } from './early-keys';

let heard: string[] = [];
const hear = ({ key }: KeyboardEvent) => heard.push(key);
const press = (key: string, target: Element = document.body) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

afterEach(() => {
  removeEventListener('keydown', hear);
  heard = [];
});

it('keys that come before the commands reach them later, once and in order', () => {
  holdKeys();
  press('.');
  press('6');
  addEventListener('keydown', hear);
  releaseKeys();
  expect(heard).toEqual(['.', '6']);
  releaseKeys();
  expect(heard).toHaveLength(2);
});

it('a key that the focused element has used is not given again', () => {
  const button = document.createElement('button');
  document.body.append(button);
  holdKeys();
  press(' ', button);
  addEventListener('keydown', hear);
  releaseKeys();
  button.remove();
  expect(heard).toEqual([]);
});
