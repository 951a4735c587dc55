import { describe, expect, it } from 'vitest';
import { planOf } from '../core/plan';
import { baseRows } from './base-rows';
import { differences } from './differences';
import { inputOf } from './dispatch-scenario';
import { applyPreset, setBias, setEnvironment, setHasBias, setLogit, setParam, setSetup } from './edits';
import type { Scenario } from './scenario';

const { scenario } = applyPreset('dsv3', ({ source, params }) => baseRows(source, params, null, null));
const base = baseRows(scenario.source, scenario.params, null, null);
const side = (own: Scenario) => ({ scenario: own, plan: planOf(inputOf(own)) });
const from = (a: Scenario, b: Scenario) => differences(side(a), side(b));

describe('the differences of two configurations', () => {
  it('are none of one and itself, nor of equal rows', () => {
    expect(from(scenario, scenario)).toEqual([]);
    expect(from(scenario, { ...scenario, logits: scenario.logits.slice() })).toEqual([]);
  });

  it('name parameters, set-up and records, and nothing that agrees', () => {
    expect(from(scenario, setParam(scenario, 'topkGroup', 2).scenario)).toEqual([
      { kind: 'param', field: 'topkGroup', a: '4', b: '2' },
    ]);
    expect(from(scenario, setSetup(scenario, 'dtype', 'bf16').scenario)).toEqual([
      { kind: 'setup', field: 'dtype', a: 'f32', b: 'bf16' },
    ]);
    const a = setSetup(scenario, 'implementation', 'hf_deepseek_v3').scenario;
    const b = setSetup(scenario, 'implementation', 'hf_deepseek_v3_zero_mask').scenario;
    expect(from(a, b)).toEqual([
      { kind: 'setup', field: 'implementation', a: 'hf_deepseek_v3', b: 'hf_deepseek_v3_zero_mask' },
      { kind: 'rule', field: 'mask' },
    ]);
  });

  it('name what another set-up of vLLM brings about', () => {
    const off = setEnvironment(scenario, { useFusedGroupedTopk: false }).scenario;
    const found = from(scenario, off);
    expect(found[0]).toEqual({ kind: 'setup', field: 'useFusedGroupedTopk', a: 'true', b: 'false' });
    expect(found).toContainEqual({ kind: 'rule', field: 'sigmoidForm' });
    const newest = setEnvironment(scenario, { version: 'newest', kernels: 'newest' }).scenario;
    expect(from(scenario, newest).filter(({ kind }) => kind === 'setup')).toHaveLength(1);
  });

  it('count values that differ', () => {
    const two = setLogit(setLogit(scenario, 1, 9).scenario, 2, Number.NaN).scenario;
    expect(from(scenario, setBias(two, 5, -0).scenario)).toEqual([
      { kind: 'row', row: 'logits', count: 2 },
      { kind: 'row', row: 'bias', count: 1 },
    ]);
    expect(from(two, { ...two, logits: two.logits.slice() })).toEqual([]);
    expect(from(scenario, setHasBias(scenario, false, base).scenario)).toContainEqual({
      kind: 'hasBias',
      a: true,
      b: false,
    });
  });
});
