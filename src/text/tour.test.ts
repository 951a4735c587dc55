import { describe, expect, it } from 'vitest';
import { predictionsOf } from '../core/facts/predictions';
import type { RouterParams } from '../core/types';
import type { RoutedToken } from '../scenario/routed-token';
import { madeToken } from '../testing/made-token';
import { en } from './en';
import type { Sentence } from './spans';
import { zh } from './zh';

function routed(change: Partial<RouterParams>, hasBias: boolean, lost: readonly number[]): RoutedToken {
  const sizes = { globalNumExperts: 64, numExpertGroup: 8, topkGroup: 4, topK: 4, ...change };
  return { ...madeToken(sizes, { hasBias }), idsWithoutMask: new Set(lost) };
}

/** The same, but without the bias the last groups that stay would be the first ones dropped. */
function saved(count: number): RoutedToken {
  const token = routed({}, true, []);
  const { groupOrder } = token.result;
  const other = [...groupOrder.slice(0, 4 - count), ...groupOrder.slice(4, 4 + count)];
  return { ...token, groupsWithoutBias: new Set(other) };
}

const TOKENS: readonly [string, RoutedToken][] = [
  ['all stages', routed({}, true, [])],
  ['without bias', routed({}, false, [0, 1, 2])],
  ['softmax, eight picks', routed({ scoringFunc: 'softmax', topK: 8 }, true, [0])],
  ['one pick', routed({ topK: 1 }, true, [])],
  ['few groups kept', routed({ topkGroup: 1 }, true, [])],
  ['one group dropped', routed({ topkGroup: 7 }, true, [])],
  ['a group that the bias saves', saved(1)],
  ['groups that the bias saves', saved(3)],
  ['many groups', routed({ numExpertGroup: 32, topkGroup: 16 }, true, [])],
];

const said = (sentence: Sentence) => sentence.map(({ text }) => text).join('');
const links = (sentence: Sentence) =>
  sentence.flatMap(({ link }) => (link ? [`${link.kind} ${link.id}`] : [])).sort();
/** Numbers and names in a text, in any order. */
const figures = (text: string) => (text.match(/[A-Z]?\u2212?\d+(\.\d+)?(e\S+)?/g) ?? []).sort();

describe.each(TOKENS)('the cards of a token: %s', (_, token) => {
  it.each(predictionsOf(token).map((asked) => [asked.stage, asked] as const))('%s', (_stage, asked) => {
    for (const { tour } of [en, zh]) {
      for (const text of [tour.question(token, asked), said(tour.answer(token, asked)), tour.how(asked)])
        expect(text).not.toMatch(/undefined|NaN|null|\s\s|\s[.,]|^\s|\s$/);
      expect(tour.question(token, asked)).toMatch(/[?？]$/);
      expect(said(tour.answer(token, asked))).toMatch(/[.。]$/);
    }
    expect(figures(zh.tour.question(token, asked))).toEqual(figures(en.tour.question(token, asked)));
    expect(links(zh.tour.answer(token, asked))).toEqual(links(en.tour.answer(token, asked)));
    expect(figures(said(zh.tour.answer(token, asked)))).toEqual(figures(said(en.tour.answer(token, asked))));
  });
});

describe('an answer', () => {
  it('gives the numbers that decided', () => {
    const [, token] = TOKENS[0]!;
    const { result, plan } = token;
    const cards = new Map(predictionsOf(token).map((asked) => [asked.stage, asked]));
    const answer = (stage: 'score' | 'keep' | 'pick' | 'scale') =>
      said(en.tour.answer(token, cards.get(stage)!));
    expect(answer('score')).toContain(Math.max(...result.scores).toPrecision(4));
    const [last, next] = [result.groupOrder[3]!, result.groupOrder[4]!];
    expect(answer('keep')).toContain(`G${last} is the last to stay, `);
    expect(answer('keep')).toContain(`above G${next}.`);
    expect(answer('pick')).toMatch(new RegExp(`^E${result.expertOrder[3]} takes place 4 `));
    expect(answer('scale')).toContain(
      `· ${plan.scale.toPrecision(4)} = ${Math.max(...result.weights).toPrecision(4)}`,
    );
  });
});
