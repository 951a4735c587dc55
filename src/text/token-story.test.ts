import fc from 'fast-check';
import { expect, it } from 'vitest';
import { route } from '../core/route';
import { STAGES } from '../core/stages';
import { anyInput } from '../testing/any-input';
import { explained } from '../testing/example';
import { en } from './en';
import type { Sentence } from './spans';
import { zh } from './zh';

const said = (sentence: Sentence) => sentence.map(({ text }) => text).join('');
const links = (sentence: Sentence) =>
  sentence.flatMap(({ link }) => (link ? [`${link.kind} ${link.id}`] : [])).sort();
/** Numbers and names, wherever a language puts them. */
const figures = (text: string) =>
  (text.match(/[A-Z]?\u2212?[\d\u221e]+(\.\d+)?(e\u2212?\d+)?/g) ?? []).sort();

it('says the same about a token in both languages, in whole sentences', () => {
  fc.assert(
    fc.property(
      anyInput().filter(({ tokens }) => tokens === 1),
      (input) => {
        if (input.params.topK > input.params.globalNumExperts || !route(input).ok) return;
        const token = explained(input.semantics, input);
        for (const stage of STAGES) {
          const [english, chinese] = [en.tokenStory(token, stage), zh.tokenStory(token, stage)];
          expect(said(english)).toMatch(/^(?!\s).*\S[.]$/);
          expect(said(chinese)).toMatch(/^(?!\s).*\S[。]$/);
          for (const text of [said(english), said(chinese)])
            expect(text).not.toMatch(/undefined|null|\[object|\s\s|\s[.,;]|[.,;。，；]{2}/);
          expect([...new Set(links(chinese))]).toEqual([...new Set(links(english))]);
          expect(new Set(figures(said(chinese)))).toEqual(new Set(figures(said(english))));
        }
      },
    ),
    { numRuns: 300 },
  );
});
