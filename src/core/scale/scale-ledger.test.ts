import { describe, expect, it } from 'vitest';
import type { VllmVersion } from '../dispatch/types';
import { modelScaleOf, type VllmModel } from './model-code';
import { compareLedgers, type ScaleInput, scaleLedger } from './scale-ledger';

const CODE = {
  by: 'model',
  scalesShared: false,
  float16: null,
  source: 'somewhere',
} as const;

const input: ScaleInput = {
  configured: 2.5,
  handling: 'asModel',
  code: CODE,
  usesAiter: false,
  dtype: 'bf16',
  sharedExperts: 1,
  slotWeight: 1,
};

/** given, router, model, shared, stream and what they come to. */
const line = (change: Partial<ScaleInput> = {}, scales = true, appended = 0) => {
  const ledger = scaleLedger({ ...input, ...change }, scales, appended);
  const { given, router, model, shared, stream, outcome } = ledger;
  return `${given} ${router} ${model} ${shared} ${stream} ${outcome}`;
};

describe('the scale ledger', () => {
  it('gives the router 1 if the model multiplies, and the factor if the router does', () => {
    expect(line()).toBe('1 1 2.5 1 1 once');
    expect(line({ code: { ...CODE, by: 'router' } })).toBe('2.5 2.5 1 1 1 once');
    expect(line({ code: null })).toBe('2.5 2.5 1 1 1 once');
    expect(line({ code: { ...CODE, by: 'modelUnlessAiter' } })).toBe('1 1 2.5 1 1 once');
    expect(line({ code: { ...CODE, by: 'modelUnlessAiter' }, usesAiter: true })).toBe('2.5 2.5 1 1 1 once');
  });

  it('puts the factor in the chosen place, whatever the model’s code does', () => {
    expect(line({ handling: 'router' })).toBe('2.5 2.5 1 1 1 once');
    expect(line({ handling: 'model', code: null })).toBe('1 1 2.5 1 1 once');
    expect(line({ handling: 'both' })).toBe('2.5 2.5 2.5 1 1 twice');
    expect(line({ handling: 'neither' })).toBe('1 1 1 1 1 never');
  });

  it('knows a router whose path ignores the factor that it gets', () => {
    expect(line({ code: { ...CODE, by: 'router' } }, false)).toBe('2.5 1 1 1 1 never');
    expect(line({ handling: 'both' }, false)).toBe('2.5 1 2.5 1 1 once');
  });

  it('has nothing to apply for a factor of 1', () => {
    for (const handling of ['asModel', 'router', 'model', 'both', 'neither'] as const)
      expect(line({ configured: 1, handling })).toMatch(/^1 1 1 1 1 idle$/);
  });

  it('follows shared experts: none, in slots of their own, or multiplied with the rest', () => {
    expect(line({ sharedExperts: 0 })).toBe('1 1 2.5 null 1 once');
    // Slots of their own have weight 1 and are multiplied with all others.
    expect(line({ handling: 'router' }, true, 1)).toBe('2.5 2.5 1 1 1 once');
    expect(line({ handling: 'model' }, true, 1)).toBe('1 1 2.5 2.5 1 sharedOff');
    // The two contracts that are right, and the mix of both.
    expect(line({ handling: 'model', slotWeight: 0.4 }, true, 1)).toBe('1 1 2.5 1 1 once');
    expect(line({ handling: 'router', slotWeight: 0.4 }, true, 1)).toBe('2.5 2.5 1 0.4 1 sharedOff');
    expect(line({ code: { ...CODE, scalesShared: true } })).toBe('1 1 2.5 2.5 1 sharedOff');
  });

  it('divides the shared output in float16 instead', () => {
    const divides = 'insteadOfModel' as const;
    const half = (streamDivided: boolean, change: Partial<ScaleInput> = {}) =>
      line({ dtype: 'f16', code: { ...CODE, float16: { divides, streamDivided } }, ...change });
    expect(half(true)).toBe('1 1 1 0.4 2.5 once');
    expect(half(false)).toBe('1 1 1 0.4 1 blockOff');
    // Without shared experts there is nothing to divide: the output is multiplied after all.
    expect(half(false, { sharedExperts: 0 })).toBe('1 1 2.5 null 1 once');
    expect(half(true, { dtype: 'bf16' })).toBe('1 1 2.5 1 1 once');
    expect(half(true, { handling: 'model' })).toBe('1 1 2.5 1 1 once');
  });

  it('takes any factor: negative, zero, not a number', () => {
    expect(line({ configured: -2, handling: 'both' })).toBe('-2 -2 -2 1 1 twice');
    expect(line({ configured: 0, handling: 'both' })).toBe('0 0 0 1 1 once');
    expect(line({ configured: 0, handling: 'neither' })).toBe('1 1 1 1 1 never');
    expect(line({ configured: Number.NaN })).toBe('1 1 NaN 1 1 once');
  });
});

describe('two ledgers', () => {
  const of = (handling: ScaleInput['handling']) => scaleLedger({ ...input, handling }, true, 0);

  it('give the same output if only the place of the factor differs', () => {
    expect(compareLedgers(of('router'), of('model'))).toEqual({ routed: [2.5, 2.5], shared: [1, 1] });
    expect(compareLedgers(of('model'), of('neither'))).toEqual({ routed: [2.5, 1], shared: [1, 1] });
    expect(compareLedgers(of('both'), of('both'))).toBeNull();
  });
});

describe('the code of vLLM’s models', () => {
  const of = (model: VllmModel, version: VllmVersion, change: Partial<ScaleInput> = {}) =>
    line({ code: modelScaleOf(model, version).code, ...change });

  it.each([
    ['deepseek_v2', 'once 1 2.5', 'once 1 2.5'],
    ['deepseek_v32', 'once 1 2.5', 'once 2.5 1'],
    ['kimi_linear', 'once 1 2.5', 'once 2.5 1'],
    ['bailing_moe', 'once 1 2.5', 'once 2.5 1'],
    ['glm4_moe', 'once 1 2.5', 'once 1 2.5'],
    ['nemotron_h', 'once 1 2.5', 'once 1 2.5'],
    ['exaone_moe', 'once 2.5 1', 'once 2.5 1'],
    ['dots1', 'sharedOff 1 2.5', 'once 1 2.5'],
  ] as const)('%s: 0.15 %s, newest %s', (model, seed, newest) => {
    const short = (version: VllmVersion) => {
      const [, router, later, , , outcome] = of(model, version).split(' ');
      return `${outcome} ${router} ${later}`;
    };
    expect([short('0.15'), short('2026-09')]).toEqual([seed, newest]);
  });

  it('gives AITER the factor if the model file says so', () => {
    expect(of('deepseek_v2', '0.15', { usesAiter: true })).toBe('2.5 2.5 1 1 1 once');
    expect(of('glm4_moe', '0.15', { usesAiter: true })).toBe('1 1 2.5 1 1 once');
    expect(of('glm4_moe', '2026-09', { usesAiter: true })).toBe('2.5 2.5 1 1 1 once');
  });

  it('in float16 keeps DeepSeek’s proportions and loses Nemotron’s', () => {
    expect(of('deepseek_v2', '0.15', { dtype: 'f16' })).toBe('1 1 1 0.4 2.5 once');
    expect(of('nemotron_h', '0.15', { dtype: 'f16' })).toBe('1 1 1 0.4 1 blockOff');
    // On AITER 0.15 multiplies in the router and still divides the rest.
    expect(of('deepseek_v2', '0.15', { dtype: 'f16', usesAiter: true })).toBe('2.5 2.5 1 0.4 2.5 twice');
  });

  it('is the newer one if 0.15 has none, and says so', () => {
    expect(modelScaleOf('step3p5', '0.15')).toMatchObject({ isFromNewer: true, code: { by: 'router' } });
    expect(modelScaleOf('step3p5', '2026-09').isFromNewer).toBe(false);
  });
});
