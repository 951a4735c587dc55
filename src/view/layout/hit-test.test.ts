import { describe, expect, it } from 'vitest';
import type { RouterParams } from '../../core/types';
import type { RoutedToken } from '../../scenario/routed-token';
import { madeToken } from '../../testing/made-token';
import type { Rect } from '../marks';
import { type Hit, hitTest } from './hit-test';
import { layoutStage, type StageLayout } from './layout-stage';
import type { StageForm } from './shape';

const BOX: Record<StageForm, { width: number; height: number }> = {
  desktop: { width: 752, height: 672 },
  tablet: { width: 944, height: 548 },
  phone: { width: 366, height: 560 },
};

function picture(
  form: StageForm,
  change: Partial<RouterParams>,
): { layout: StageLayout; token: RoutedToken } {
  const token = madeToken(change);
  const { params } = token.scenario;
  return {
    token,
    layout: layoutStage(BOX[form], form, {
      numExperts: params.globalNumExperts,
      numGroups: token.result.numGroups,
      topK: params.topK,
      topkGroup: params.topkGroup,
      path: token.result.path,
      sharedExperts: 0,
    }),
  };
}

const centre = ({ x, y, width, height }: Rect): [number, number] => [x + width / 2, y + height / 2];

const bar = (id: number): Hit => ({ kind: 'expert', id, part: 'bar' });
const cap = (id: number): Hit => ({ kind: 'expert', id, part: 'cap' });

const V3 = picture('desktop', {});
const SIX = picture('desktop', { globalNumExperts: 64 });

describe('a point in the picture', () => {
  it.each<[StageForm, Partial<RouterParams>]>([
    ['desktop', {}],
    ['phone', {}],
    ['tablet', { globalNumExperts: 512, numExpertGroup: 32 }],
    ['phone', { globalNumExperts: 384, numExpertGroup: 1, topkGroup: 1 }],
    ['desktop', { globalNumExperts: 8, numExpertGroup: 1, topkGroup: 1, topK: 2 }],
  ])('in the middle of a cell is that expert: %s %o', (form, change) => {
    const { layout, token } = picture(form, change);
    layout.cells.forEach((cell, id) => {
      expect(hitTest(layout, token, 1, ...centre(cell))).toEqual(bar(id));
    });
  });

  it('on the edge of a cell still is that expert', () => {
    const { layout, token } = V3;
    const { x, y, width, height } = layout.cells[100]!;
    expect(hitTest(layout, token, 1, x, y + height / 2)).toEqual(bar(100));
    expect(hitTest(layout, token, 1, x + width, y + height)).toEqual(bar(100));
  });

  it('between two cells is the nearer one', () => {
    const { layout, token } = V3;
    const [left, right] = [layout.cells[0]!, layout.cells[1]!];
    const y = left.y + left.height / 2;
    expect(right.x - (left.x + left.width)).toBe(2);
    expect(hitTest(layout, token, 1, left.x + left.width + 0.9, y)).toEqual(bar(0));
    expect(hitTest(layout, token, 1, right.x - 0.9, y)).toEqual(bar(1));
    expect(hitTest(layout, token, 1, right.x - 1, y)).toEqual(bar(0));
  });

  it('beside a small cell is that expert up to a target of 24 pixels', () => {
    const { layout, token } = picture('phone', { globalNumExperts: 384, numExpertGroup: 1, topkGroup: 1 });
    expect(layout.cell).toBeLessThan(16);
    const first = layout.cells[0]!;
    const reach = (24 - layout.cell) / 2;
    expect(hitTest(layout, token, 1, first.x - reach + 0.1, first.y + 1)).toEqual(bar(0));
    expect(hitTest(layout, token, 1, first.x - reach - 0.1, first.y + 1)).toBeNull();
  });

  it('on a label or beside the row is the group', () => {
    const { layout, token } = V3;
    for (const row of layout.rows) {
      const group: Hit = { kind: 'group', id: row.group };
      expect(hitTest(layout, token, 1, row.label.x + 2, row.label.y + row.label.height / 2)).toEqual(group);
      expect(hitTest(layout, token, 1, ...centre(row.margin!))).toEqual(group);
    }
  });

  it('is no group if there is one alone', () => {
    const { layout, token } = picture('desktop', { numExpertGroup: 1, topkGroup: 1 });
    const { label } = layout.rows[0]!;
    expect(hitTest(layout, token, 1, label.x + 2, label.y + label.height / 2)).toBeNull();
  });

  it('elsewhere is nothing', () => {
    const { layout, token } = V3;
    expect(hitTest(layout, token, 1, ...centre(layout.strip))).toBeNull();
    expect(hitTest(layout, token, 1, ...centre(layout.ladder))).toBeNull();
    expect(hitTest(layout, token, 1, -50, -50)).toBeNull();
  });
});

describe('the upper third of a cell', () => {
  const upper = ({ x, y, width, height }: Rect): [number, number] => [x + width / 2, y + height / 3 - 0.5];
  const lower = ({ x, y, width, height }: Rect): [number, number] => [x + width / 2, y + height / 3 + 0.5];

  it('holds the bias once the bias is drawn', () => {
    const { layout, token } = SIX;
    const cell = layout.cells[20]!;
    expect(hitTest(layout, token, 2.01, ...upper(cell))).toEqual(cap(20));
    expect(hitTest(layout, token, 10, ...upper(cell))).toEqual(cap(20));
    expect(hitTest(layout, token, 2.01, ...lower(cell))).toEqual(bar(20));
    expect(hitTest(layout, token, 2, ...upper(cell))).toEqual(bar(20));
  });

  it('holds none if there is no bias', () => {
    const { layout, token } = SIX;
    const without = { ...token, scenario: { ...token.scenario, eScoreCorrectionBias: null } };
    expect(hitTest(layout, without, 5, ...upper(layout.cells[20]!))).toEqual(bar(20));
  });

  it('is too small to hold one in small cells', () => {
    const { layout, token } = picture('phone', { globalNumExperts: 384, numExpertGroup: 1, topkGroup: 1 });
    expect(hitTest(layout, token, 5, ...upper(layout.cells[20]!))).toEqual(bar(20));
  });
});
