import { describe, expect, it } from 'vitest';
import { V0_15_ON_CUDA } from '../core/dispatch/environment';
import { predictionsOf } from '../core/facts/predictions';
import { SEMANTICS, type SemanticsId } from '../core/semantics';
import { STAGES, type StageId } from '../core/stages';
import type { RouterParams } from '../core/types';
import type { RoutedToken } from '../scenario/routed-token';
import type { Setup } from '../scenario/scenario';
import { madeToken } from '../testing/made-token';
import { picture } from '../testing/picture-of';
import { expertFormula, groupFormula } from '../view/formula/expert-formula';
import { type Formula, formulaText } from '../view/formula/terms';
import { en } from './en';
import type { Text } from './index';
import type { Sentence } from './spans';
import { specialCases } from './special-cases';
import { zh } from './zh';

const { NaN: nan, POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minus } = Number;
const SMALL = { globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK: 4 } as const;
const native: Partial<Setup> = { environment: { ...V0_15_ON_CUDA, useFusedGroupedTopk: false } };
const all = (value: number) => Object.fromEntries(Array.from({ length: 16 }, (_, id) => [id, value]));

/** Values of tokens, by what is unusual about them. */
const ODD: Readonly<Record<string, { logits?: Record<number, number>; bias?: Record<number, number> }>> = {
  'nothing odd': {},
  'one NaN': { logits: { 3: nan } },
  'the first NaN': { logits: { 0: nan } },
  'as many NaN as picks': { logits: { 1: nan, 3: nan, 9: nan, 14: nan } },
  'more NaN than picks': { logits: { 0: nan, 3: nan, 5: nan, 6: nan, 9: nan, 10: nan, 15: nan } },
  'all NaN': { logits: all(nan) },
  'one infinite': { logits: { 3: inf } },
  'many infinite': { logits: { 0: inf, 3: inf, 5: inf, 7: inf, 9: inf, 12: inf } },
  'one −∞': { logits: { 3: minus } },
  'all −∞': { logits: all(minus) },
  'all of each': { logits: { 2: nan, 3: inf, 4: minus, 9: inf, 10: nan, 12: minus } },
  'a NaN bias': { bias: { 3: nan, 6: nan } },
  'infinite biases': { bias: { 3: inf, 4: minus, 9: inf, 11: minus } },
  'NaN of both': { logits: { 3: inf, 8: nan }, bias: { 3: minus, 5: nan } },
};

const ROUTERS: readonly (readonly [Partial<RouterParams>, boolean])[] = [
  [{}, true],
  [{ scoringFunc: 'softmax' }, false],
  [{ scoringFunc: 'softmax' }, true],
  [{ numExpertGroup: 1, topkGroup: 1 }, false],
  [{ routedScalingFactor: inf }, true],
  [{ routedScalingFactor: nan }, false],
];

/** A record for each kind that matters here. */
const KINDS = (Object.keys(SEMANTICS) as SemanticsId[]).filter((id, i, all) => {
  const kindOf = (each: SemanticsId) => {
    const { nonFinite, pick, scored, groupScore, noUsableGroup } = SEMANTICS[each];
    return [nonFinite, pick, scored, groupScore !== 'none', noUsableGroup].join();
  };
  return all.findIndex((each) => kindOf(each) === kindOf(id)) === i;
});

/** Every way to compute that accepts the router. */
function tokens(odd: (typeof ODD)[string]): [string, RoutedToken][] {
  const setups: [string, Partial<Setup>][] = [
    ['native', native],
    ['fused', {}],
    ...KINDS.map((implementation): [string, Partial<Setup>] => [implementation, { implementation }]),
  ];
  return ROUTERS.flatMap(([change, hasBias]) =>
    setups.flatMap(([name, setup]): [string, RoutedToken][] => {
      try {
        const token = madeToken({ ...SMALL, ...change }, { ...odd, hasBias, setup });
        return [[`${name} ${JSON.stringify(change)}`, token]];
      } catch {
        return [];
      }
    }),
  );
}

const read = (sentence: Sentence) => sentence.map(({ text }) => text).join('');

/** Everything that the page says about a token. */
function* said(token: RoutedToken, words: Text): Generator<string> {
  for (const { sentence } of specialCases(token, words)) yield read(sentence);
  for (const asked of predictionsOf(token)) yield read(words.tour.answer(token, asked));
  for (const stage of STAGES) {
    yield words.narrate(token, stage, false);
    yield words.stages.caption(token, stage);
    for (const id of token.logits.keys()) yield read(words.expertSentence(token, stage, id));
    for (let id = 0; id < token.result.numGroups; id++) yield read(words.groupSentence(token, stage, id));
  }
}

function* formulas(token: RoutedToken): Generator<Formula> {
  for (const stage of STAGES) {
    for (const id of token.logits.keys()) yield* expertFormula(token, stage, id, en.formula);
    for (let id = 0; id < token.result.numGroups; id++) yield* groupFormula(token, stage, id);
  }
}

/** A comparison with NaN, or a distance to it. */
const FALSE =
  /NaN [<>=] |[<>] NaN|(gap|cut) (NaN|∞|−∞)|差 (NaN|∞)|(above|below|ahead of|behind) [^.;:]* at NaN|[高低先后]于[^。；]*NaN|undefined|\[object/;

describe.each(Object.entries(ODD))('a token with %s', (_, odd) => {
  const made = tokens(odd);

  it.each([
    ['en', en as Text],
    ['zh', zh],
  ])('is told without a false comparison (%s)', (_language, words) => {
    expect(made.length).toBeGreaterThan(20);
    for (const [name, token] of made)
      for (const sentence of new Set(said(token, words)))
        expect(FALSE.exec(sentence)?.[0], `${name}: ${sentence}`).toBeUndefined();
  });

  it('has true formulae', () => {
    for (const [name, token] of made)
      for (const line of formulas(token))
        line.forEach((term, i) => {
          const [a, b] = [line[i - 1], line[i + 1]];
          if (term.kind !== 'operator' || a?.kind !== 'number' || b?.kind !== 'number') return;
          const where = `${name}: ${formulaText(line, en.formula)}`;
          if (term.text === '<') expect(a.value < b.value, where).toBe(true);
          if (term.text === '>') expect(a.value > b.value, where).toBe(true);
        });
  });

  it('has a picture without gaps or cuts that are not finite', () => {
    for (const [name, token] of made.filter(([name]) => /^(native|fused)/.test(name)))
      for (const t of [1, 5, 7])
        for (const mark of picture(token, t))
          if (mark.kind === 'text') expect(mark.text, name).not.toMatch(/(gap|cut) (NaN|∞|−∞)|1\.000e−9/);
  });
});

describe('NaN', () => {
  it('spreads to no other weight if the sum counts as 1 or nothing is divided', () => {
    const four = {
      globalNumExperts: 4,
      numExpertGroup: 1,
      topkGroup: 1,
      topK: 2,
      scoringFunc: 'sigmoid',
    } as const;
    const logits = { 0: 1, 1: nan, 2: 0, 3: -1 };
    const about = (implementation: 'vllm_fused_topk' | 'vllm_native', renormalize: boolean) => {
      const token = madeToken(
        { ...four, renormalize },
        { logits, hasBias: false, setup: { implementation } },
      );
      const found = specialCases(token, en).find(({ code }) => code === 'weights');
      const others = token.result.weights.filter((w) => !Number.isNaN(w)).length;
      return [others, found?.sentence.map(({ text }) => text).join('')] as const;
    };
    expect(about('vllm_fused_topk', true)).toEqual([1, expect.stringContaining('counts as 1 here')]);
    expect(about('vllm_fused_topk', false)).toEqual([1, expect.stringContaining('Nothing is divided')]);
    expect(about('vllm_native', true)).toEqual([0, expect.stringContaining('every weight divided by it')]);
  });

  const oneGroup = { ...SMALL, numExpertGroup: 1, topkGroup: 1 };
  const sentence = (token: RoutedToken, id: number, stage: StageId = 'pick') =>
    read(en.expertSentence(token, stage, id));
  const lines = (token: RoutedToken, id: number) =>
    expertFormula(token, 'pick', id, en.formula).map((line) => formulaText(line, en.formula));

  it('of one logit is named as the cause of all softmax scores', () => {
    const token = madeToken({ ...oneGroup, scoringFunc: 'softmax' }, { logits: { 3: nan }, hasBias: false });
    const cause = /E3 has a logit of NaN; softmax divides every score by a sum that contains it/;
    for (const stage of ['score', 'pick'] as const) expect(sentence(token, 7, stage)).toMatch(cause);
    expect(sentence(token, 7, 'score')).not.toContain('add up to 1');
    const [special] = specialCases(token, en);
    expect(read(special!.sentence)).toMatch(/^No softmax score is a number\. E3 has/);
  });

  it('is ordered as in the implementation, ties by index', () => {
    const token = madeToken(oneGroup, { logits: { 3: nan, 5: nan }, hasBias: false, setup: native });
    expect(sentence(token, 3)).toMatch(
      /takes place 1\. Its score is NaN\. NaN cannot be compared with a number; .*above/,
    );
    const many = madeToken(oneGroup, { logits: all(nan), hasBias: false, setup: native });
    expect(sentence(many, 2)).toMatch(/like E4, the best one out.*alike\. The lower index wins\.$/);
    expect(sentence(many, 9)).toMatch(/like E3, the last one in, which has the lower index/);
  });

  it('counts as −∞ in sentence and formula if the implementation skips it', () => {
    const token = madeToken(SMALL, { logits: { 3: nan } });
    expect(sentence(token, 3)).toContain(
      'Its logit is NaN, and this implementation skips values that are not finite',
    );
    expect(lines(token, 3).at(-1)).toBe('c 3 → −∞  skipped: not finite');
  });

  it('that is skipped adds −∞ to its group in the formula', () => {
    const token = madeToken(SMALL, { logits: { 4: nan, 5: nan, 6: nan } });
    expect(formulaText(groupFormula(token, 'group', 1)[0]!, en.formula)).toMatch(/\+ −∞ = −∞$/);
  });
});
