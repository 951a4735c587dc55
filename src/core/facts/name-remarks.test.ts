import { expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { V0_15_ON_CUDA } from '../dispatch/environment';
import type { RoutedRow } from '../routed-row';
import type { StageId } from '../stages';
import { cellParts } from './name-remarks';

const SMALL = { globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK: 4 };
const PLAIN = { ...SMALL, numExpertGroup: 1, topkGroup: 1 };
const native = { environment: V0_15_ON_CUDA };
const all = (z: number) => Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, z]));
const codes = (token: RoutedRow, stage: StageId, id: number) =>
  cellParts(token, stage, id).map(({ code }) => code);

it('the name of a cell tells on which side of a tie or a near cut it is', () => {
  const tied = madeToken(PLAIN, { logits: all(1), hasBias: false, setup: native });
  expect(codes(tied, 'pick', 3)).toEqual(['expert', 'score', 'picked', 'rank', 'tie']);
  expect(codes(tied, 'pick', 4)).toEqual(['expert', 'score', 'tie']);
  expect(codes(tied, 'mask', 4)).toEqual(['expert', 'score']);
  const near = { ...all(-1), 0: 4, 1: 3, 2: 2, 3: 1, 4: 1 - 2 ** -23 };
  expect(codes(madeToken(PLAIN, { logits: near, hasBias: false, setup: native }), 'pick', 4)).toContain(
    'near',
  );
});

it('the name of a cell tells that it was picked although masked, or fills several slots', () => {
  const few = madeToken({ ...SMALL, topkGroup: 1, topK: 6 }, { setup: native });
  const leftover = few.result.expertOrder[4]!;
  expect(codes(few, 'pick', leftover)).toEqual(
    expect.arrayContaining(['inGroup', 'masked', 'picked', 'rank', 'although']),
  );
  const { result, ...rest } = madeToken(PLAIN);
  const again = { ...rest, result: { ...result, ids: Int32Array.of(9, 9, 9, 2) } };
  expect(cellParts(again, 'pick', 9)).toContainEqual({ code: 'slots', count: 3 });
  expect(codes(again, 'pick', 2)).not.toContain('slots');
});
