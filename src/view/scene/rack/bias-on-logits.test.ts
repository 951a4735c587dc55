import { describe, expect, it } from 'vitest';
import { gotchasOf } from '../../../core/facts/gotchas';
import type { RoutedToken } from '../../../scenario/routed-token';
import { madeToken } from '../../../testing/made-token';
import { textsOf } from '../../../testing/marks-of';
import { picture } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import { valuesOf } from '../../numbers';
import { unbiasedOf } from '../model';

const params = { globalNumExperts: 64, numExpertGroup: 1, topkGroup: 1, scoringFunc: 'softmax' } as const;
const setup = { implementation: 'sglang_triton' } as const;
const biased = madeToken(params, { setup });
const plain = madeToken(params, { setup, hasBias: false });

const texts = (token: RoutedToken, t: number) => textsOf(picture(token, t));

describe('a router that adds the bias to the logits, before softmax', () => {
  it('shows the logits below the bias, not the scores', () => {
    expect(biased.plan.biasesLogits).toBe(true);
    expect(unbiasedOf(biased)).toBe(biased.logits);
    const id = biased.result.ids[0]!;
    const [named] = valuesOf(biased, { kind: 'expert', id, what: 'biased' });
    expect(named).toEqual({ name: 'biasedLogit', value: biased.result.biased[id] });
  });

  it('names what the cells and the ladder show: sums of logit and bias', () => {
    const shown = texts(biased, 3).join('\n');
    expect(shown).toContain('cells: logit + bias');
    expect(shown).toContain('Who leads, by logit + bias');
    expect(texts(biased, 7).join('\n')).toContain('Who leads, by logit + bias');
    expect(texts(biased, 10).join('\n')).not.toContain('score without bias');
  });

  it('says what lifted a pick from its logit', () => {
    const id = biased.result.ids[0]!;
    const said = en
      .expertSentence(biased, 'pick', id)
      .map(({ text }) => text)
      .join('');
    expect(said).toMatch(/Its logit is [−\d.]+; the bias of/);
    expect(said).not.toContain('score');
  });

  it('says that the bias is in the weight', () => {
    expect(en.stages.caption(biased, 'bias')).toBe('added to the logits, before softmax');
    const codes = gotchasOf(biased, 'gather').map(({ code }) => code);
    expect(codes).toContain('biasInWeights');
    expect(codes).not.toContain('biasNotInWeights');
  });

  it('without a bias chooses by logits, and says so', () => {
    expect(texts(plain, 7)).toContain('Who leads, by logit');
    expect(texts(plain, 7).join('\n')).toContain('cells: logit');
    expect(en.stages.caption(plain, 'pick')).toMatch(/by logit$/);
  });
});
