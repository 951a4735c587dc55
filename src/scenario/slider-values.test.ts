import { describe, expect, it } from 'vitest';
import { presetOf } from './presets';
import { sliderValues } from './slider-values';

const { params } = presetOf('dsv3');

describe('the values of a slider', () => {
  it('are divisors for the groups and multiples for the experts', () => {
    expect(sliderValues('numExpertGroup', params)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
    const experts = sliderValues('globalNumExperts', params);
    expect(experts.every((count) => count % 8 === 0)).toBe(true);
    expect(experts.at(-1)).toBe(1024);
  });

  it('are whole numbers from 1 on for the groups kept and the experts picked', () => {
    expect(sliderValues('topkGroup', params)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(sliderValues('topK', { ...params, globalNumExperts: 8 })).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(sliderValues('topK', params).length).toBe(32);
  });

  it('hold the present value in its place, even one that does not fit', () => {
    expect(sliderValues('numExpertGroup', { ...params, numExpertGroup: 3 }).slice(0, 4)).toEqual([
      1, 2, 3, 4,
    ]);
    expect(sliderValues('routedScalingFactor', { ...params, routedScalingFactor: 2.827 })).toContain(2.827);
    expect(
      sliderValues('routedScalingFactor', { ...params, routedScalingFactor: Number.NaN }).at(-1),
    ).toBeNaN();
    expect(sliderValues('topK', { ...params, topK: 0 })[0]).toBe(0);
    expect(sliderValues('globalNumExperts', { ...params, numExpertGroup: 0 }).length).toBe(1024);
  });
});
