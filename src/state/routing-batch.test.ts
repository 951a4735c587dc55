import { expect, it } from 'vitest';
import { route } from '../core/route';
import { routingsOf } from '../core/routings';
import type { RouteInput } from '../core/types';
import { inputOf } from '../scenario/dispatch-scenario';
import { madeToken } from '../testing/made-token';
import { routeBatch } from './routing-batch';

const input = (topK: number): RouteInput => {
  const { scenario, dispatch } = madeToken({ globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK });
  return inputOf(scenario, dispatch!);
};
const host = { route: async (inputs: readonly RouteInput[]) => inputs.map(route) };

it('the answers to a batch have the shape of the questions, each beside its own', async () => {
  const [b, a] = [routingsOf(input(4)), routingsOf(input(3))];
  const batch = { b, a, whatIfs: [input(1), input(2)] };
  const { answers, count } = await routeBatch(host, batch);
  expect(count).toBe(8);
  expect(answers).toEqual({
    b: { routing: route(b.routing), withoutBias: route(b.withoutBias), withoutMask: route(b.withoutMask) },
    a: { routing: route(a.routing), withoutBias: route(a.withoutBias), withoutMask: route(a.withoutMask) },
    whatIfs: batch.whatIfs.map(route),
  });
});

it('without A and without other values it is what B needs', async () => {
  const { answers, count } = await routeBatch(host, { b: routingsOf(input(4)), a: null, whatIfs: [] });
  expect(count).toBe(3);
  expect(answers).toMatchObject({ a: null, whatIfs: [] });
});

it('an input that the engine does not answer is told, not taken for another', async () => {
  const short = { route: async (inputs: readonly RouteInput[]) => inputs.slice(1).map(route) };
  await expect(routeBatch(short, { b: routingsOf(input(4)), a: null, whatIfs: [] })).rejects.toThrow();
});
