import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from './marks';
import { placeCard } from './place-card';

const room: Rect = { x: 0, y: 100, width: 600, height: 400 };
const size = { width: 200, height: 80 };
const middle = ({ x, y, width, height }: Rect) => ({ x: x + width / 2, y: y + height / 2 });
const at = (mark: Rect) => placeCard(mark, size, room, middle(mark));

describe('a card', () => {
  it('stands over its mark, or under it if there is no room', () => {
    expect(at({ x: 280, y: 300, width: 40, height: 40 })).toEqual({ x: 200, y: 214 });
    expect(at({ x: 280, y: 120, width: 40, height: 40 })).toEqual({ x: 200, y: 166 });
  });

  it('stands beside a mark as high as the room', () => {
    expect(at({ x: 300, y: 100, width: 2, height: 400 })).toEqual({ x: 308, y: 260 });
    expect(at({ x: 500, y: 100, width: 2, height: 400 })).toEqual({ x: 294, y: 260 });
  });

  it('stays in the room, and covers its mark only if no side has room for it', () => {
    const inRoom = fc
      .record({
        x: fc.integer({ min: 0, max: 600 }),
        y: fc.integer({ min: 60, max: 520 }),
        width: fc.integer({ min: 1, max: 600 }),
        height: fc.integer({ min: 1, max: 420 }),
      })
      .map((mark): Rect => mark);
    fc.assert(
      fc.property(inRoom, (mark) => {
        const { x, y } = at(mark);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + size.width).toBeLessThanOrEqual(600);
        expect(y).toBeGreaterThanOrEqual(100);
        expect(y + size.height).toBeLessThanOrEqual(500);
        const covers =
          x < mark.x + mark.width &&
          x + size.width > mark.x &&
          y < mark.y + mark.height &&
          y + size.height > mark.y;
        const hasRoom =
          mark.y - 100 >= 86 ||
          500 - mark.y - mark.height >= 86 ||
          600 - mark.x - mark.width >= 206 ||
          mark.x >= 206;
        expect(covers && hasRoom).toBe(false);
      }),
    );
  });
});
