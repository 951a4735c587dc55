import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from '../core/plan';
import { route } from '../core/route';
import { anyInput } from '../testing/any-input';
import { madeToken } from '../testing/made-token';
import { packFile, scriptFile, vllmFile } from './code-files';
import { packCases } from './pack/cases';
import { asciiLine, pythonNumber } from './python/literal';
import { pythonScript } from './python/script';
import type { Taken } from './take';

const taken: Taken = {
  token: madeToken({ globalNumExperts: 32, numExpertGroup: 4, topkGroup: 2, topK: 4 }),
  link: 'https://example.org/#v1.p=dsv3',
  message: { title: '标题 "x"\n# y', note: '' },
};
const ASCII = /^[\n\x20-\x7e]*$/;

describe('a number in Python', () => {
  it('is the same float32 when it is read again', () => {
    fc.assert(
      fc.property(fc.float(), (value) => {
        const text = pythonNumber(value);
        const read = text.endsWith('inf')
          ? Number(text.replace('inf', 'Infinity'))
          : Number(text.replace('nan', 'NaN'));
        expect(Object.is(Math.fround(read), value)).toBe(true);
        expect(text).toMatch(/^-?(inf|nan|\d+(\.\d+)?(e[+-]?\d+)?)$/);
      }),
    );
  });

  it('is a float even if it is whole', () => {
    expect([0, -0, 3, 1e21].map(pythonNumber)).toEqual(['0.0', '-0.0', '3.0', '1e+21']);
  });
});

describe('a comment', () => {
  it('stays in its line and in ASCII', () => {
    expect(asciiLine('a\n组')).toBe('a \\u7ec4');
  });
});

describe('the PyTorch script', () => {
  it('is ASCII, names the record and the link, and holds every id and weight', () => {
    const script = scriptFile(taken);
    expect(script).toMatch(ASCII);
    expect(script).toContain('# Record: vllm_');
    expect(script).toContain(`# Opens at: ${taken.link}`);
    expect(script).toContain(`    ${taken.token.result.ids.join(', ')},\n]`);
    for (const weight of taken.token.result.weights) expect(script).toContain(`${pythonNumber(weight)},`);
  });

  it('defines every function that it calls, and no other, for any record', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const E = input.params.globalNumExperts;
        const one = { ...input, tokens: 1, logits: input.logits.subarray(0, E), tableIds: null };
        const outcome = route(one);
        if (!outcome.ok) return;
        const script = pythonScript({ input: one, plan: planOf(one), result: outcome.result }, []);
        const defined = [...script.matchAll(/^def (\w+)/gm)].map(([, name]) => name!);
        for (const name of defined)
          expect(script.match(new RegExp(`\\b${name}\\(`, 'g'))!.length).toBeGreaterThan(1);
        const known = [
          'f32',
          'row',
          'bf16',
          'f16',
          'to_odd',
          'exp32',
          'exp2_32',
          'tanh32',
          'lane_sum',
          'same',
        ];
        for (const name of [...known, 'best_first', 'best_first_nan_last', 'softmax32', 'by_weight'])
          if (new RegExp(`[^\\w.]${name}\\(`).test(script)) expect(defined).toContain(name);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the test of vLLM', () => {
  it('calls the function that the path ends in, with the bits of both rows', () => {
    const test = vllmFile(taken)!;
    expect(test).toMatch(ASCII);
    expect(test).toContain('grouped_topk_router.grouped_topk"');
    expect(test).toContain('num_expert_group=4');
    expect(test).not.toMatch(/@[A-Z]+@/);
  });

  it('does not exist for another implementation or a platform without the function', () => {
    const other = madeToken({}, { setup: { implementation: 'hf_deepseek_v3' } });
    expect(vllmFile({ ...taken, token: other })).toBeNull();
  });
});

describe('the conformance pack', () => {
  it('has the extreme rows, and no answer that hangs on a last digit', () => {
    const { cases } = packCases({ ...inputOf(), semantics: 'vllm_native' }, 'lowestIndex');
    const names = cases.map(({ name }) => name);
    for (const name of [
      'ties: all equal',
      'saturation',
      'minus infinity',
      'plus infinity',
      'NaN',
      'one group',
      'k = all',
    ])
      expect(names).toContain(name);
    for (const { ids, weights } of cases) expect(ids.length).toBe(weights.length);
  });

  it('lets any of equal experts in if no order is promised', () => {
    const { cases } = packCases({ ...inputOf(), semantics: 'vllm_native' }, 'unspecified');
    const tied = cases.find(({ name }) => name === 'ties: all equal');
    // The groups tie too, so no answer can be promised.
    expect(tied).toBeUndefined();
    for (const { ids, free } of cases)
      if (free.length > 0) expect(ids.some((id) => free.includes(id))).toBe(true);
  });

  it('says which rows are left out, in a file of ASCII', () => {
    const file = packFile(taken);
    expect(file).toMatch(ASCII);
    expect(file).toContain('# Left out');
    expect(file).not.toMatch(/@[A-Z]+@/);
  });
});

function inputOf() {
  const { params, plan, result, logits, bias } = taken.token;
  return {
    semantics: result.semantics,
    params: { ...params, routedScalingFactor: plan.scale },
    tokens: 1,
    dtype: 'f32' as const,
    logits,
    eScoreCorrectionBias: bias,
  };
}
