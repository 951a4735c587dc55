import { describe, expect, it } from 'vitest';
import { type ScaleInput, scaleLedger } from '../scale/scale-ledger';
import { chainOf, laterOf, outputsOf, sharedOf, splitOf, verdictOf } from './scale-remarks';

const input: ScaleInput = {
  configured: 2.5,
  handling: 'asModel',
  code: { by: 'model', scalesShared: false, float16: null, source: 'somewhere' },
  usesAiter: false,
  dtype: 'bf16',
  sharedExperts: 1,
  slotWeight: 1,
};
const ledger = (change: Partial<ScaleInput> = {}, scales = true, appended = 0) =>
  scaleLedger({ ...input, ...change }, scales, appended);
const codes = (remarks: readonly { code: string }[]) => remarks.map(({ code }) => code);

describe('what is told of the scaling factor', () => {
  it('is what the router gets and ignores, then what the model does', () => {
    expect(chainOf(ledger())).toEqual([
      { code: 'routerGets', given: 1 },
      { code: 'modelMultiplies', model: 2.5 },
    ]);
    expect(codes(chainOf(ledger({ handling: 'router' }, false)))).toEqual([
      'routerGets',
      'routerIgnores',
      'modelDoesNot',
    ]);
  });

  it('is a verdict only if the factor is not applied once', () => {
    expect(verdictOf(ledger())).toEqual([]);
    expect(verdictOf(ledger({ configured: 1, handling: 'both' }))).toEqual([]);
    expect(verdictOf(ledger({ handling: 'both' }))).toEqual([{ code: 'twice', configured: 2.5 }]);
    expect(verdictOf(ledger({ handling: 'neither' }))).toEqual([{ code: 'never', configured: 2.5 }]);
    expect(verdictOf(ledger({ handling: 'model' }, true, 1))).toEqual([{ code: 'sharedOff', factor: 2.5 }]);
  });

  it('names the places of a factor that is right, and else the fault', () => {
    expect(splitOf(ledger())).toEqual([{ code: 'inModel', given: 1, model: 2.5 }]);
    expect(splitOf(ledger({ handling: 'both' }))).toEqual([{ code: 'twice', configured: 2.5 }]);
  });

  it('names shared experts by their place, if there are any', () => {
    expect(sharedOf(ledger({ sharedExperts: 0 }))).toEqual([]);
    expect(sharedOf(ledger())).toEqual([{ code: 'shared', factor: 1 }]);
    expect(sharedOf(ledger({ handling: 'router' }, true, 1))).toEqual([{ code: 'sharedInSlots', factor: 1 }]);
  });

  it('of one weight is what reaches the output, if that is another number', () => {
    expect(laterOf(ledger(), 0.1, 'scale')).toEqual([
      { code: 'modelLater', factor: 2.5, counts: Math.fround(0.25) },
    ]);
    expect(laterOf(ledger(), 0.1, 'norm')).toEqual([]);
    expect(laterOf(ledger({ handling: 'router' }), 0.1, 'scale')).toEqual([]);
  });

  it('of two configurations is whether place, product or shared experts differ', () => {
    const [model, router] = [ledger(), ledger({ handling: 'router' })];
    expect(outputsOf(model, model)).toEqual([]);
    expect(outputsOf(model, router)).toEqual([{ code: 'otherPlace', routed: 2.5 }]);
    expect(outputsOf(model, ledger({ handling: 'neither' }))).toEqual([
      { code: 'outputs', routed: [2.5, 1] },
    ]);
    expect(outputsOf(router, ledger({ handling: 'model' }, true, 1))).toEqual([
      { code: 'outputsAndShared', routed: [2.5, 2.5], shared: [1, 2.5] },
    ]);
  });
});
