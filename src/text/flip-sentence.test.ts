import { describe, expect, it } from 'vitest';
import type { RoutedToken } from '../scenario/routed-token';
import { madeToken } from '../testing/made-token';
import { flipsOf } from '../testing/what-if';
import { en } from './en';

const token = madeToken();
const { masked, biased, expertOrder } = token.result;
const { topK } = token.scenario.params;
const best = (of: readonly number[]) => of.reduce((a, b) => (biased[b]! > biased[a]! ? b : a));
const out = Array.from(expertOrder.subarray(topK));

/** The token with another logit. */
const withLogit = (id: number, z: number): RoutedToken => madeToken({}, { logits: { [id]: Math.fround(z) } });
const picksOf = ({ result }: RoutedToken) => Array.from(result.ids);

describe('the change that an expert’s sentence names', () => {
  it.each([
    ['of a masked group', best(out.filter((id) => masked[id] === -Infinity))],
    ['too low in a kept group', out.filter((id) => masked[id] !== -Infinity).at(-1)!],
    ['that is the last one in', expertOrder[topK - 1]!],
    ['that is in the middle of the picks', expertOrder[topK >> 1]!],
  ])('flips an expert %s, and a little less does not', (_, id) => {
    const now = picksOf(token);
    const isIn = now.includes(id);
    const found = flipsOf(token, id);
    const sentence = en.whatIf
      .flip(id, Math.floor(id / token.plan.groupSize), isIn, found)
      .map(({ text }) => text)
      .join('');
    const change = Number(/([+\u2212][\d.]+) logit/.exec(sentence)![1]!.replace('\u2212', '-'));
    const z = token.logits[id]!;
    expect(picksOf(withLogit(id, z + change * 0.98)).includes(id)).toBe(isIn);
    const then = picksOf(withLogit(id, z + change));
    expect(then.includes(id)).toBe(!isIn);
    const named = [...sentence.slice(sentence.indexOf('logit')).matchAll(/E(\d+)/g)].map(([, e]) =>
      Number(e),
    );
    const others = isIn ? then.filter((e) => !now.includes(e)) : now.filter((e) => !then.includes(e));
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(named).toContain(other);
  });
});
