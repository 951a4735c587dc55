import { describe, expect, it } from 'vitest';
import { route } from '../../core/route';
import type { RouteError, RouterParams } from '../../core/types';
import { inputOf } from '../../scenario/dispatch-scenario';
import { applyPreset } from '../../scenario/edits';
import { generateRows } from '../../sources/generator';
import { en } from './index';

/** What stands in a sentence if a value was forgotten. */
const HOLE = /undefined|null|NaN|\[object/;

const whole = (sentence: string) => {
  expect(sentence).not.toMatch(HOLE);
  return sentence;
};

describe('an input error', () => {
  // The sentence names the field as vLLM does, and what to use instead.
  const ERRORS: Record<Exclude<RouteError['code'], 'noTokens'>, [RouteError, string, RegExp]> = {
    notInteger: [
      { field: 'topK', code: 'notInteger', values: { value: 2.5 } },
      'top_k is 2.5',
      /whole number/,
    ],
    outOfRange: [
      { field: 'topkGroup', code: 'outOfRange', values: { value: 9, min: 0, max: 8 } },
      'topk_group is 9',
      /from 0 to 8/,
    ],
    unknownValue: [
      { field: 'scoringFunc', code: 'unknownValue', values: { value: 'tanh', known: 'softmax, sigmoid' } },
      'scoring_func is “tanh”',
      /knows softmax, sigmoid/,
    ],
    groupZero: [
      { field: 'numExpertGroup', code: 'groupZero', values: { E: 64 } },
      'num_expert_group is 0',
      /Use 1/,
    ],
    groupDivide: [
      { field: 'numExpertGroup', code: 'groupDivide', values: { value: 7, E: 64 } },
      'num_expert_group is 7',
      /divide the 64 experts/,
    ],
    groupTooSmall: [
      { field: 'numExpertGroup', code: 'groupTooSmall', values: { value: 64, E: 64, size: 1 } },
      'num_expert_group is 64',
      /two experts or more, here it has 1/,
    ],
    topKAboveSurvivors: [
      { field: 'topK', code: 'topKAboveSurvivors', values: { value: 20, max: 16 } },
      'top_k is 20',
      /only 16 experts/,
    ],
    wrongLength: [
      { field: 'eScoreCorrectionBias', code: 'wrongLength', values: { value: 63, expected: 64 } },
      'e_score_correction_bias has 63 values',
      /64 are needed/,
    ],
    noRecord: [
      { field: 'eScoreCorrectionBias', code: 'noRecord', values: { engine: 'mlx' } },
      'MLX has no router for this configuration',
      /e_score_correction_bias decides/,
    ],
    noRouter: [
      { field: 'setup', code: 'noRouter', values: { engine: 'mlx' } },
      'MLX has no router for this model',
      /another implementation/,
    ],
    expertCount: [
      { field: 'globalNumExperts', code: 'expertCount', values: { value: 60 } },
      'global_num_experts is 60',
      /powers of two/,
    ],
    otherKernel: [
      { field: 'topK', code: 'otherKernel', values: { value: 8 } },
      'top_k is 8',
      /another kernel/,
    ],
    tableId: [
      { field: 'tableIds', code: 'tableId', values: { value: 9, position: 2, max: 7 } },
      'hash_indices_table row: entry 2 is 9',
      /from 0 to 7/,
    ],
    tableRepeat: [
      { field: 'tableIds', code: 'tableRepeat', values: { value: 3, position: 4, first: 1 } },
      'hash_indices_table row: entry 4 is 3',
      /each expert once/,
    ],
    groupsNone: [{ field: 'topkGroup', code: 'groupsNone', values: {} }, 'topk_group is None', /give it/],
    bothGroupsNone: [
      { field: 'numExpertGroup', code: 'bothGroupsNone', values: {} },
      'num_expert_group and topk_group are None',
      /give both/,
    ],
    customWithGroups: [
      { field: 'setup', code: 'customWithGroups', values: {} },
      'A routing function of the model',
      /switch custom_routing_function/,
    ],
    zeroNeedsBias: [
      { field: 'eScoreCorrectionBias', code: 'zeroNeedsBias', values: {} },
      'e_score_correction_bias is missing',
      /Switch it on/,
    ],
    eplbState: [
      { field: 'setup', code: 'eplbState', values: { tensor: 'expert_load_view' } },
      'EPLB is on and expert_load_view is missing',
      /switch EPLB off/,
    ],
    tokenMismatch: [
      { field: 'setup', code: 'tokenMismatch', values: {} },
      'The logits and hidden_states have different numbers of rows',
      /equal token counts on/,
    ],
    notFollowed: [
      { field: 'setup', code: 'notFollowed', values: { path: 'simulator' } },
      'The routing simulator',
      /to see the router/,
    ],
  };

  it.each(Object.entries(ERRORS))('%s names the field and the remedy', (_, [error, start, remedy]) => {
    const sentence = whole(en.errors.route(error));
    expect(sentence.startsWith(start)).toBe(true);
    expect(sentence).toMatch(remedy);
    expect(sentence).toMatch(/\.$/);
  });

  it.each(Object.entries(ERRORS))('%s has only the remedy at its field', (_, [error, start]) => {
    const line = whole(en.errors.brief(error));
    expect(line).toMatch(/^\S.*\.$/);
    expect(line).not.toContain(start.split(' ')[0]);
    expect(line.length).toBeLessThan(en.errors.route(error).length);
  });

  it.each<[Partial<RouterParams>, string]>([
    [{ topK: 65 }, 'top_k is 65: use a number from 0 to 64. vLLM raises “selected index k out of range”.'],
    [
      { topkGroup: 9 },
      'topk_group is 9: use a number from 0 to 8. vLLM raises “selected index k out of range”.',
    ],
    [{ globalNumExperts: 2000 }, 'global_num_experts is 2000: use a number from 1 to 1024.'],
    [{ topK: 1.5 }, 'top_k is 1.5: it must be a whole number.'],
    [{ numFusedSharedExperts: -1 }, 'num_fused_shared_experts is -1: use a number from 0 to 1024.'],
  ])('that the router finds reads well: %o', (change, sentence) => {
    const tiny = applyPreset('tiny', ({ params }) => generateRows('normal', 7, params)).scenario;
    const params = { ...tiny.params, ...change };
    const logits = new Float32Array(Math.floor(params.globalNumExperts));
    const outcome = route(inputOf({ ...tiny, params, logits, eScoreCorrectionBias: null }));
    expect(outcome.ok ? 'was routed' : whole(en.errors.route(outcome.error))).toBe(sentence);
  });
});
