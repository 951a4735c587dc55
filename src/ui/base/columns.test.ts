import { expect, it } from 'vitest';
import { isOneAtATime } from './columns';

it('two pictures stand side by side if each has a phone’s width, but never on a phone', () => {
  // A desktop of 1440 px, and tablets of 1024, 1180 and 768 px, without and with an explanation beside the picture.
  for (const width of [752, 992, 1148, 808, 736]) expect(isOneAtATime({ width }, 'tablet')).toBe(false);
  for (const width of [652, 396]) expect(isOneAtATime({ width }, 'tablet')).toBe(true);
  for (const width of [366, 820]) expect(isOneAtATime({ width }, 'phone')).toBe(true);
});
