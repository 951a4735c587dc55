import { describe, expect, it } from 'vitest';
import { planOf } from '../core/plan';
import { NOTHING_LOADED, sourceRows } from '../sources/sources';
import { differences } from './differences';
import { inputOf } from './dispatch-scenario';
import { applyPreset, setBias, setEnvironment, setHasBias, setLogit, setParam, setSetup } from './edits';
import type { Scenario } from './scenario';

const { scenario } = applyPreset('dsv3', ({ source, params }) => sourceRows(source, params, NOTHING_LOADED));
const base = sourceRows(scenario.source, scenario.params, NOTHING_LOADED);
const side = (own: Scenario) => ({ scenario: own, plan: planOf(inputOf(own)) });
const found = (a: Scenario, b: Scenario) => differences(side(a), side(b));
/** The differences alone. */
const from = (a: Scenario, b: Scenario) => found(a, b).map(({ hasEffect: _, ...difference }) => difference);
/** The names of differences that change nothing. */
const idle = (a: Scenario, b: Scenario) =>
  found(a, b).flatMap((one) => (one.hasEffect ? [] : ['field' in one ? one.field : one.kind]));

describe('the differences of two configurations', () => {
  it('are none between one and itself, or between equal rows', () => {
    expect(from(scenario, scenario)).toEqual([]);
    expect(from(scenario, { ...scenario, logits: scenario.logits.slice() })).toEqual([]);
  });

  it('name parameters, set-up and records that differ, and no others', () => {
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

  it('name the choices that another set-up of vLLM changes', () => {
    const off = setEnvironment(scenario, { useFusedGroupedTopk: false }).scenario;
    const list = from(scenario, off);
    expect(list[0]).toEqual({ kind: 'setup', field: 'useFusedGroupedTopk', a: 'true', b: 'false' });
    expect(list).toContainEqual({ kind: 'rule', field: 'sigmoidForm' });
    const newest = setEnvironment(scenario, { version: '2026-09', kernels: '2026-09' }).scenario;
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

describe('a difference without effect', () => {
  const hf = setSetup(scenario, 'implementation', 'hf_deepseek_v3').scenario;

  it('is a parameter that the path does not read', () => {
    // Its code always takes the sigmoid and always renormalises by the configuration.
    expect(idle(hf, setParam(hf, 'scoringFunc', 'softmax').scenario)).toEqual(['scoringFunc']);
    expect(idle(scenario, setParam(scenario, 'scoringFunc', 'softmax').scenario)).toEqual([]);
    // vLLM reads it, and takes the sigmoid too; or takes softmax, and then they differ.
    expect(idle(scenario, setParam(hf, 'scoringFunc', 'softmax').scenario)).toContain('scoringFunc');
    expect(idle(setParam(scenario, 'scoringFunc', 'softmax').scenario, hf)).not.toContain('scoringFunc');
    expect(idle(scenario, setParam(scenario, 'numFusedSharedExperts', 1).scenario)).toEqual([
      'numFusedSharedExperts',
    ]);
  });

  it('is a number of kept groups if nothing is grouped, or a set-up that leads to the same kernel', () => {
    const topk = setSetup(scenario, 'implementation', 'torch_topk').scenario;
    expect(idle(topk, setParam(topk, 'topkGroup', 2).scenario)).toEqual(['topkGroup']);
    expect(idle(scenario, setEnvironment(scenario, { compiled: false }).scenario)).toEqual(['compiled']);
    expect(idle(hf, setEnvironment(hf, { useFusedGroupedTopk: false }).scenario)).toEqual([
      'useFusedGroupedTopk',
    ]);
    expect(idle(scenario, setEnvironment(scenario, { useFusedGroupedTopk: false }).scenario)).not.toContain(
      'useFusedGroupedTopk',
    );
  });

  it('is a bias that is not added, or a change of a logit that its type rounds away', () => {
    const plain = setSetup(scenario, 'implementation', 'vllm_fused_topk').scenario;
    expect(idle(plain, setBias(plain, 3, 1).scenario)).toEqual(['row']);
    expect(idle(plain, setHasBias(plain, false, base).scenario)).toEqual(['hasBias']);
    const half = setSetup(setLogit(scenario, 3, 1).scenario, 'dtype', 'bf16').scenario;
    expect(idle(half, setLogit(half, 3, 1.0001).scenario)).toEqual(['row']);
    expect(idle(half, setLogit(half, 3, 1.5).scenario)).toEqual([]);
  });

  it('is none that one side refuses', () => {
    expect(idle(hf, setParam(hf, 'numExpertGroup', 7).scenario)).toEqual([]);
  });
});
