import { describe, expect, it } from 'vitest';
import { STAGES } from '../../core/stages';
import type { RouteError, RouterParams } from '../../core/types';
import type { EditLabel } from '../../scenario/edits';
import type { Notice } from '../../scenario/link/notice';
import type { RoutedToken } from '../../scenario/routed-token';
import { madeToken } from '../../testing/made-token';
import { en } from '../en';
import type { Sentence } from '../spans';
import { zh } from './index';

/** What stands in a sentence if a value was forgotten. */
const HOLE = /undefined|null|NaN|\[object/;

/** The spaces of Chinese text: none double, one between Chinese and Latin. */
const whole = (sentence: string) => {
  expect(sentence).not.toBe('');
  expect(sentence).not.toMatch(HOLE);
  expect(sentence).not.toMatch(/ {2}/);
  expect(sentence).not.toMatch(/\p{Script=Han}[A-Za-z0-9−]|[A-Za-z0-9]\p{Script=Han}/u);
  return sentence;
};

const said = (sentence: Sentence) => sentence.map(({ text }) => text).join('');

/** The digits of a text, sorted: both languages give the same numbers, but in different order. */
const numbers = (text: string) => (text.match(/[EG]?−?\d+(\.\d+)?(e[+−]\d+)?/g) ?? []).sort();

describe('an input error', () => {
  const ERRORS: RouteError[] = [
    { field: 'topK', code: 'notInteger', values: { value: 2.5 } },
    { field: 'topkGroup', code: 'outOfRange', values: { value: 9, min: 0, max: 8 }, raised: 'out of range' },
    { field: 'tokens', code: 'noTokens', values: { value: 0 } },
    { field: 'scoringFunc', code: 'unknownValue', values: { value: 'tanh', known: 'softmax, sigmoid' } },
    { field: 'numExpertGroup', code: 'groupZero', values: { E: 64 } },
    { field: 'numExpertGroup', code: 'groupDivide', values: { value: 7, E: 64 } },
    { field: 'numExpertGroup', code: 'groupTooSmall', values: { value: 64, E: 64, size: 1 } },
    { field: 'topK', code: 'topKAboveSurvivors', values: { value: 20, max: 16 } },
    { field: 'eScoreCorrectionBias', code: 'wrongLength', values: { value: 63, expected: 64 } },
  ];
  it.each(ERRORS)('$code names the field and gives the numbers that the English sentence gives', (error) => {
    const sentence = whole(zh.errors.route(error));
    expect(sentence).toMatch(/。$/);
    if (error.field !== 'tokens') expect(sentence.startsWith(en.params.name[error.field])).toBe(true);
    for (const value of Object.values(error.values))
      if (en.errors.route(error).includes(String(value))) expect(sentence).toContain(String(value));
    if (error.raised) expect(sentence).toContain(`vLLM 报错“${error.raised}”`);
  });
});

it('values that are kept for more experts are counted for one row and for both', () => {
  expect(whole(zh.rows.kept(3, 0))).toMatch(/^你给出的 3 个 logit 属于/);
  expect(whole(zh.rows.kept(0, 2))).toMatch(/^你给出的 2 个偏置属于/);
  expect(whole(zh.rows.kept(3, 2))).toMatch(/^你给出的 3 个 logit 和 2 个偏置属于/);
});

it('every notice says what happened, with its values', () => {
  const NOTICES: Record<Notice['code'], Notice['values']> = {
    linkVersion: { version: '9' },
    linkUnreadable: { length: 5 },
    linkNotLoaded: { reason: 'offline' },
    linkField: { value: 'x' },
    linkTime: { value: '11' },
    linkPins: { value: 'x' },
    linkMessage: { value: 'x' },
    linkKey: { value: '1' },
    linkPreset: { value: 'nobody' },
    linkLists: {},
    linkValues: {},
    linkCut: { arrived: 12, expected: 40 },
    sourceUnknown: { value: 'klingon, 1, 2' },
    sourceSkipped: { name: 'french' },
    more: { count: 22 },
    sourceChanged: { value: 'french' },
    sourceNotLoaded: { name: 'french', reason: 'status 404' },
    languageNotLoaded: { name: '简体中文', reason: 'offline' },
  };
  for (const [code, values] of Object.entries(NOTICES)) {
    const sentence = whole(zh.notice({ field: 'trace', code: code as Notice['code'], values }));
    expect(sentence).toMatch(/。$/);
    for (const value of Object.values(values)) if (value !== 5) expect(sentence).toContain(String(value));
  }
});

it.each<[EditLabel, string]>([
  [{ kind: 'param', field: 'topK', from: '4', to: '6' }, 'top_k 4 → 6'],
  [{ kind: 'logit', id: 3, from: -0.5, to: 1.25 }, 'E3 的 logit −0.5000 → 1.250'],
  [{ kind: 'bias', id: 0, from: 0, to: -Infinity }, 'E0 的偏置 0.000 → −∞'],
  [{ kind: 'paint', ids: [3], to: 0.5 }, 'E3 的 logit 涂为 0.5000'],
  [{ kind: 'paint', ids: [3, 4], to: 0.5 }, '2 个 logit 涂为 0.5000'],
  [{ kind: 'resetAll' }, '重置所有编辑'],
  [{ kind: 'reset', id: 12 }, '重置 E12'],
  [{ kind: 'row', row: 'logits' }, '新的 logits'],
  [{ kind: 'row', row: 'bias' }, '新的偏置'],
  [{ kind: 'hasBias', to: false }, '关闭 e_score_correction_bias'],
  [
    { kind: 'source', source: { kind: 'generator', generator: 'ties', seed: 3 } },
    'logits 来自大量并列，种子 3',
  ],
  [{ kind: 'source', source: { kind: 'trace', text: 'french', layer: 1, token: 0 } }, 'french，层 1，词元 1'],
  [{ kind: 'preset', id: 'dsv3' }, '预设 dsv3'],
  [{ kind: 'compare', what: 'pin' }, '固定为 A'],
])('a step in the undo list: %o', (step, words) => {
  expect(zh.edit(step)).toBe(words);
});

/** A routed token of 16 experts in 4 groups, with what-ifs in which everything differs. */
function routed(change: Partial<RouterParams>): RoutedToken {
  const token = madeToken({ globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK: 4, ...change });
  return { ...token, idsWithoutBias: new Set([0, 1, 2]), idsWithoutMask: new Set([0, 5, 9]) };
}

describe('the explanation of a token', () => {
  it.each<[string, Partial<RouterParams>]>([
    ['groups', {}],
    ['softmax', { scoringFunc: 'softmax', renormalize: false }],
    ['one group', { numExpertGroup: 1, topkGroup: 1, routedScalingFactor: 1 }],
    ['every group kept and every expert picked', { topkGroup: 4, topK: 16 }],
    ['more picked than survive', { topkGroup: 1, topK: 6 }],
    ['one expert picked', { topkGroup: 1, topK: 1 }],
    ['nothing picked', { topK: 0 }],
    ['no group kept', { topkGroup: 0, topK: 0 }],
  ])('is whole at every stage, with the numbers and links of the English one: %s', (_, change) => {
    const token = routed(change);
    STAGES.forEach((stage) => {
      if (change.topK !== 0) {
        const narration = zh.narrate(token, stage, false);
        whole(narration);
        if (stage !== 'score') expect(numbers(narration)).toEqual(numbers(en.narrate(token, stage, false)));
      }
      whole(zh.stages.caption(token, stage));
      for (let expert = 0; expert < 16; expert++) {
        const sentence = zh.expertSentence(token, stage, expert);
        const words = whole(said(sentence));
        expect(words).toMatch(new RegExp(`^E${expert} .*。$`));
        expect(links(sentence)).toEqual(links(en.expertSentence(token, stage, expert)));
        whole(zh.cellName(token, stage, expert));
        expect(numbers(zh.cellName(token, stage, expert))).toEqual(
          numbers(en.cellName(token, stage, expert)),
        );
      }
      for (let group = 0; group < token.result.numGroups; group++) {
        const sentence = zh.groupSentence(token, stage, group);
        whole(said(sentence));
        expect(links(sentence)).toEqual(links(en.groupSentence(token, stage, group)));
        expect(numbers(whole(zh.rowName(token, stage, group)))).toEqual(
          numbers(en.rowName(token, stage, group)),
        );
      }
    });
  });
});

const links = (sentence: Sentence) => sentence.flatMap(({ link }) => (link ? [link] : []));
