import { expect, it } from 'vitest';
import { isOneAtATime } from './columns';

it('two pictures stand next to each other where each has a phone’s width, on a phone never', () => {
  // Stages of 1440 px, and of tablets of 1024, 1180 and 768 px without and with an explanation beside them.
  for (const width of [752, 992, 1148, 808, 736]) expect(isOneAtATime({ width }, 'tablet')).toBe(false);
  for (const width of [652, 396]) expect(isOneAtATime({ width }, 'tablet')).toBe(true);
  for (const width of [366, 820]) expect(isOneAtATime({ width }, 'phone')).toBe(true);
});
