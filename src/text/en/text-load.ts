import type { Spread } from '../../core/facts/text-load';

const tokensText = (count: number) => (count === 1 ? '1 token' : `${count} tokens`);

/** Why there is a bias: the load over a text. */
export const textLoad = {
  title: 'Why there is a bias',
  about:
    'A router that nothing balances often sends too much to a few experts. During training, the bias of an expert that gets too few tokens goes up a little, and that of one with too many goes down.',
  withBias: 'tokens with the bias',
  without: 'tokens without it',
  point:
    'Point at a bar to see its words in the text: outlined, with the bias and without it; dashed, only with it; struck through, only without it.',
  expert: (id: number, now: number, before: number) =>
    `E${id}: ${tokensText(before)} without the bias, ${now} with it.`,
  summary: (tokens: number, before: Spread, now: Spread) =>
    `Of this text’s ${tokensText(tokens)}, the busiest expert gets ${before.most} without the bias and ${now.most} with it. Experts that get none: ${before.idle} without it, ${now.idle} with it.`,
  limits: 'Routed now, by this page, at this layer. One small model is no evidence about large ones.',
};
