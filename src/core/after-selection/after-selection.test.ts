import { describe, expect, it } from 'vitest';
import { V0_15_ON_CUDA } from '../dispatch/environment';
import type { VllmVersion } from '../dispatch/types';
import { mapsToPhysical, mapToPhysical } from './eplb';
import { closingCode, indicesDtype, weightsCastFrom } from './output-types';
import { ROUTING_METHOD_NUMBERS, routingMethodType } from './routing-method';

const placement = { replicas: [[0], [1, 2], [3, 4, 5]], numPhysicalExperts: 6 };

describe('logical to physical experts', () => {
  it('counts every entry in 0.15; later versions count only rows that are recorded and no padding', () => {
    const ids = Int32Array.from([0, 1, 2, 1, 0, 2]);
    expect([...mapToPhysical('0.15', ids, 2, placement).ids]).toEqual([0, 2, 5, 2, 0, 5]);
    expect([...mapToPhysical('0.15', ids, 2, placement).load]).toEqual([2, 0, 2, 0, 0, 2]);
    const later = mapToPhysical('2026-09', ids, 2, placement, { unpaddedTokens: 2 });
    expect(later.load.reduce((a, n) => a + n)).toBe(4);
    expect(
      mapToPhysical('2026-09', ids, 2, placement, { isRecording: false }).load.every((n) => n === 0),
    ).toBe(true);
  });

  it('is left out on the CPU and on XPU', () => {
    expect(mapsToPhysical({ ...V0_15_ON_CUDA, eplb: true })).toBe(true);
    expect(mapsToPhysical(V0_15_ON_CUDA)).toBe(false);
    expect(mapsToPhysical({ ...V0_15_ON_CUDA, eplb: true, platform: 'cpu' })).toBe(false);
    expect(mapsToPhysical({ ...V0_15_ON_CUDA, eplb: true, platform: 'xpu' })).toBe(false);
    expect(mapsToPhysical({ ...V0_15_ON_CUDA, eplb: true, platform: 'rocm' })).toBe(true);
  });

  it('depend on the place of the token in the batch', () => {
    const ids = Int32Array.from([1, 2]);
    const at = (firstToken: number) => mapToPhysical('2026-09', ids, 2, placement, { firstToken });
    expect([...at(0).ids]).toEqual([1, 3]);
    expect([...at(1).ids]).toEqual([2, 3 + ((Math.imul(1, 2654435769) >>> 0) % 3)]);
    expect([...at(1).load].reduce((a, n) => a + n)).toBe(2);
  });

  it('sends an id out of range nowhere', () => {
    expect([...mapToPhysical('2026-09', Int32Array.from([3, -1]), 2, placement).ids]).toEqual([-1, -1]);
  });

  it('multiplies large token numbers without losing low bits', () => {
    const far = new Int32Array(2 * 4_000_001);
    far.fill(2, 8_000_000);
    const { ids } = mapToPhysical('2026-09', far, 2, placement);
    const hash = Number((4_000_000n * 2654435769n) % 2n ** 32n) % 3;
    expect(ids[8_000_000]).toBe(3 + hash);
  });
});

describe('the advertised routing method', () => {
  const of = (version: VllmVersion, hasBias: boolean, isGrouped: boolean, change = {}) =>
    routingMethodType(version, {
      hasBias,
      isGrouped,
      params: {
        scoringFunc: 'sigmoid',
        renormalize: true,
        routedScalingFactor: 1,
        numExpertGroup: 8,
        ...change,
      },
    });

  it('is DeepSeekV3 for every grouped sigmoid in 0.15, even if weights are not normalised', () => {
    expect(of('0.15', false, true, { renormalize: false })).toBe('DeepSeekV3');
    expect(of('0.15', true, true, { scoringFunc: 'softmax' })).toBe('Unspecified');
  });

  it('is swapped in the bias router of 0.15', () => {
    expect(of('0.15', true, false)).toBe('RenormalizeNaive');
    expect(of('0.15', true, false, { renormalize: false })).toBe('Renormalize');
  });

  it.each([
    [true, true, {}, 'DeepSeekV3'],
    [true, true, { renormalize: false }, 'Unspecified'],
    [true, false, {}, 'MiniMax2'],
    [true, false, { routedScalingFactor: 2.5 }, 'Unspecified'],
    [true, true, { scoringFunc: 'softmax' }, 'Unspecified'],
    [false, false, {}, 'SigmoidRenorm'],
    [false, false, { renormalize: false }, 'Sigmoid'],
    [false, false, { scoringFunc: 'softmax' }, 'RenormalizeNaive'],
    [false, false, { scoringFunc: 'softmax', renormalize: false }, 'Default'],
    [true, false, { scoringFunc: 'sqrtsoftplus' }, 'DeepseekV4'],
  ])('later: bias %s, grouped %s, %j is %s', (hasBias, isGrouped, change, name) => {
    expect(of('2026-09', hasBias, isGrouped, change)).toBe(name);
  });

  it('has another number for "no fused kernel" in each version', () => {
    expect(ROUTING_METHOD_NUMBERS['0.15'].Unspecified).toBe(8);
    expect(ROUTING_METHOD_NUMBERS['2026-09'].Unspecified).toBe(9);
    expect(ROUTING_METHOD_NUMBERS['2026-09'].Sigmoid).toBe(8);
  });
});

describe('the type of ids', () => {
  it('is written by the plain kernels and cast after the others', () => {
    expect(indicesDtype('fallback', 'int64', '0.15')).toEqual({ produced: 'int64', returned: 'int64' });
    expect(indicesDtype('fallbackBias', 'int64', '0.15')).toEqual({ produced: 'int32', returned: 'int64' });
    expect(indicesDtype('fused', 'none', '0.15')).toEqual({ produced: 'int32', returned: 'int32' });
    expect(indicesDtype('aiterTopK', 'uint32', '2026-09')).toEqual({ produced: 'int32', returned: 'uint32' });
  });

  it('is asked for on the CPU in the newest version only', () => {
    expect(indicesDtype('cpuGrouped', 'int64', '0.15').returned).toBe('int32');
    expect(indicesDtype('cpuGrouped', 'int64', '2026-09').returned).toBe('int64');
  });
});

describe('what follows the last stage', () => {
  const plain = { eplb: false, platform: 'cuda', version: '0.15', indicesType: 'none' } as const;

  it('casts results of torch, but not those of a kernel', () => {
    expect(closingCode('native', plain)).toEqual(['w = w.to(float32)', 'ids = ids.to(int32)']);
    expect(closingCode('fused', plain)).toEqual([]);
    expect(weightsCastFrom('native', 'bf16')).toBe('bf16');
    expect(weightsCastFrom('fused', 'bf16')).toBeNull();
  });

  it('maps ids before it casts them to the wanted type', () => {
    expect(closingCode('fused', { ...plain, eplb: true, indicesType: 'uint32' })).toEqual([
      'ids = logical_to_physical[ids, replica]',
      'ids = ids.to(uint32)',
    ]);
  });
});
