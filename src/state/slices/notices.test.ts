import { expect, it } from 'vitest';
import type { Notice } from '../../scenario/link/notice';
import { NOTHING_LOADED } from '../../sources/sources';
import { openLink } from '../start';
import { withNotices } from './notices';

const unknown = (value: string): Notice => ({ field: 'q', code: 'linkField', values: { value } });

it('says the same only once', () => {
  expect(withNotices([unknown('1')], [unknown('1'), unknown('2')])).toEqual([unknown('1'), unknown('2')]);
});

it('shows as many as can be read, and counts the others', () => {
  const many = Array.from({ length: 30 }, (_, i) => unknown(String(i)));
  const shown = withNotices([], many);
  expect(shown.slice(0, -1)).toEqual(many.slice(0, 8));
  expect(shown.at(-1)).toEqual({ field: 'link', code: 'more', values: { count: 22 } });
  expect(withNotices(shown, [unknown('x')]).at(-1)?.values).toEqual({ count: 23 });
});

it('are few, however much of a link cannot be read', async () => {
  const link = `#v1.p=dsv3&${Array.from({ length: 5000 }, (_, i) => `q${i}=1`).join('&')}`;
  const { notices } = await openLink(link.slice(0, 39_000), NOTHING_LOADED, new AbortController().signal);
  expect(notices).toHaveLength(9);
});
