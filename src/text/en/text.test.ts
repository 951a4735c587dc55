import { describe, expect, it } from 'vitest';
import type { RefusalReason } from '../../compute/engine-host';
import { type SkipReason, STAGES, type StageId } from '../../core/stages';
import type { RouterParams } from '../../core/types';
import type { EditLabel } from '../../scenario/edits';
import { parseLink } from '../../scenario/link/decode';
import { isOftenCut } from '../../scenario/link/link-length';
import type { Notice } from '../../scenario/link/notice';
import type { RoutedToken } from '../../scenario/routed-token';
import { madeToken } from '../../testing/made-token';
import { en } from './index';

/** What stands in a sentence if a value was forgotten. */
const HOLE = /undefined|null|NaN|\[object/;

const whole = (sentence: string) => {
  expect(sentence).not.toMatch(HOLE);
  return sentence;
};

describe('a notice', () => {
  // It says what could not be read or loaded, and what the page does instead or the reader can do.
  const NOTICES: Record<Notice['code'], [Notice, RegExp]> = {
    linkVersion: [
      { field: 'link', code: 'linkVersion', values: { version: '9' } },
      /version 9.*version 1.*default/,
    ],
    linkUnreadable: [{ field: 'link', code: 'linkUnreadable', values: { length: 5 } }, /whole link/],
    linkNotLoaded: [
      { field: 'link', code: 'linkNotLoaded', values: { reason: 'offline' } },
      /offline.*Reload/,
    ],
    linkField: [{ field: 'top_k', code: 'linkField', values: { value: 'x' } }, /^top_k: “x”.*preset/],
    linkTime: [
      { field: 'time', code: 'linkTime', values: { value: '11' } },
      /^t = 11 .*not a time from 0 to 10/,
    ],
    linkPins: [{ field: 'pins', code: 'linkPins', values: { value: 'x' } }, /^The pins “x”.*left out/],
    linkMessage: [{ field: 'title', code: 'linkMessage', values: { value: 'x' } }, /^The title .*left out/],
    linkKey: [{ field: 'q', code: 'linkKey', values: { value: '1' } }, /^“q=1”.*left out/],
    linkPreset: [{ field: 'preset', code: 'linkPreset', values: { value: 'nobody' } }, /“nobody”.*first/],
    linkLists: [{ field: 'lists', code: 'linkLists', values: {} }, /damaged.*Reset/],
    linkValues: [{ field: 'link', code: 'linkValues', values: {} }, /unedited.*whole link/],
    linkCut: [
      { field: 'link', code: 'linkCut', values: { arrived: 12, expected: 40 } },
      /12 of the 40 characters.*unedited.*whole link/,
    ],
    sourceUnknown: [
      { field: 'trace', code: 'sourceUnknown', values: { value: 'klingon, 1, 2' } },
      /“klingon, 1, 2”.*first/,
    ],
    sourceSkipped: [
      { field: 'trace', code: 'sourceSkipped', values: { name: 'french' } },
      /“french”.*made-up numbers.*reload/,
    ],
    more: [{ field: 'link', code: 'more', values: { count: 22 } }, /^22 more/],
    sourceChanged: [
      { field: 'trace', code: 'sourceChanged', values: { value: 'french' } },
      /“french” has changed.*logits/,
    ],
    sourceNotLoaded: [
      { field: 'trace', code: 'sourceNotLoaded', values: { name: 'french', reason: 'status 404' } },
      /“french”.*status 404.*Reload/,
    ],
    languageNotLoaded: [
      { field: 'language', code: 'languageNotLoaded', values: { name: '简体中文', reason: 'offline' } },
      /“简体中文”.*offline.*Reload/,
    ],
  };

  it.each(Object.entries(NOTICES))(
    '%s says what happened, and what is shown or to do',
    (_, [notice, words]) => {
      expect(whole(en.notice(notice))).toMatch(words);
    },
  );
});

it('a time or a pin that a link cannot have is named, with what is shown instead', () => {
  const [time, pins] = parseLink('#v1.p=dsv3&t=77&pin=e999').notices.map(en.notice);
  expect(time).toMatch(/^t = 77.*0 to 10; t = 1 is shown/);
  expect(pins).toMatch(/“e999”.*left out/);
  for (const said of [time, pins]) expect(said).not.toContain('preset');
});

describe('a step in the undo list', () => {
  it.each<[EditLabel, string]>([
    [{ kind: 'param', field: 'topK', from: '4', to: '6' }, 'top_k 4 → 6'],
    [{ kind: 'param', field: 'renormalize', from: 'true', to: 'false' }, 'renormalize on → off'],
    [{ kind: 'logit', id: 3, from: -0.5, to: 1.25 }, 'logit of E3 −0.5000 → 1.250'],
    [{ kind: 'bias', id: 0, from: 0, to: -Infinity }, 'bias of E0 0.000 → −∞'],
    [{ kind: 'reset', id: 12 }, 'reset of E12'],
    [{ kind: 'row', row: 'logits' }, 'new logits'],
    [{ kind: 'row', row: 'bias' }, 'new bias'],
    [{ kind: 'hasBias', to: true }, 'e_score_correction_bias on'],
    [{ kind: 'hasBias', to: false }, 'e_score_correction_bias off'],
    [
      { kind: 'source', source: { kind: 'generator', generator: 'ties', seed: 3 } },
      'logits from ties, seed 3',
    ],
    [
      { kind: 'source', source: { kind: 'trace', text: 'french', layer: 1, token: 0 } },
      'french, layer 1, token 1',
    ],
    [{ kind: 'preset', id: 'dsv3' }, 'preset dsv3'],
  ])('%o reads as what it did', (step, words) => {
    expect(en.edit(step)).toBe(words);
  });
});

it('every reason to skip a stage has its own words', () => {
  const reasons: [SkipReason, RegExp][] = [
    ['noBias', /no correction bias/],
    ['oneGroup', /one group/],
    ['renormalizeOff', /renormalize is off/],
    ['scaleIsOne', /routed_scaling_factor is 1/],
    ['scaleIgnored', /routed_scaling_factor/],
  ];
  for (const [reason, words] of reasons) expect(en.stages.skip[reason]).toMatch(words);
  const all = Object.values(en.stages.skip);
  expect(new Set(all).size).toBe(all.length);
});

it('every reason not to use WebGPU or the worker has its own sentence', () => {
  const reasons: Record<RefusalReason, RegExp> = {
    noApi: /no WebGPU/,
    noAdapter: /no graphics adapter/,
    noDevice: /no device/,
    selfCheckFailed: /self-check/,
    softwareAdapter: /software.*still choose WebGPU/,
    deviceLost: /lost.*worker/,
    workerLost: /worker stopped\.$/,
    gpuNotLoaded: /code for WebGPU could not be loaded/,
    gpuSilent: /GPU stopped answering/,
    gpuFailed: /GPU reported an error/,
    workerNotLoaded: /worker’s code could not be loaded/,
    workerSilent: /worker stopped answering/,
  };
  for (const [reason, words] of Object.entries(reasons))
    expect(en.trouble.engine[reason as RefusalReason]).toMatch(words);
});

/** A routed token of 16 experts in 4 groups, with what-ifs in which everything differs. */
function routed(change: Partial<RouterParams>): RoutedToken {
  const token = madeToken({ globalNumExperts: 16, numExpertGroup: 4, topkGroup: 2, topK: 4, ...change });
  return { ...token, idsWithoutBias: new Set([0, 1, 2]), idsWithoutMask: new Set([0, 5, 9]) };
}

describe('the explanation of a token with finite values', () => {
  it.each<[string, Partial<RouterParams>]>([
    ['groups', {}],
    ['softmax', { scoringFunc: 'softmax', renormalize: false }],
    ['one group', { numExpertGroup: 1, topkGroup: 1, routedScalingFactor: 1 }],
    ['every group kept and every expert picked', { topkGroup: 4, topK: 16 }],
    ['more picked than survive', { topkGroup: 1, topK: 6 }],
    ['one expert picked', { topkGroup: 1, topK: 1 }],
    ['nothing picked', { topK: 0 }],
    ['no group kept', { topkGroup: 0, topK: 0 }],
  ])('has no hole at any stage: %s', (_, change) => {
    const token = routed(change);
    const { numGroups } = token.result;
    STAGES.forEach((stage) => {
      whole(en.narrate(token, stage, false));
      whole(en.stages.caption(token, stage));
      for (let id = 0; id < 16; id++) {
        const sentence = en.expertSentence(token, stage, id);
        const words = whole(sentence.map(({ text }) => text).join(''));
        expect(words, `stage ${stage}`).toMatch(new RegExp(`\\bE${id}\\b`));
        expect(words).toMatch(/^[A-Z].*\.$/s);
        whole(en.cellName(token, stage, id));
      }
      for (let id = 0; id < numGroups; id++)
        whole(
          en
            .groupSentence(token, stage, id)
            .map(({ text }) => text)
            .join(''),
        );
    });
  });

  it('links only to experts and groups that exist', () => {
    const token = routed({});
    for (const stage of STAGES)
      for (let id = 0; id < 16; id++)
        for (const { link, text } of en.expertSentence(token, stage, id)) {
          if (!link) continue;
          expect(link.id).toBeLessThan(link.kind === 'expert' ? 16 : 4);
          expect(text).toBe(`${link.kind === 'expert' ? 'E' : 'G'}${link.id}`);
        }
  });

  it('gives the numbers of the routing', () => {
    const token = routed({});
    const first = token.result.expertOrder[0]!;
    const slot = token.result.ids.indexOf(first);
    const at = (stage: StageId) =>
      en
        .expertSentence(token, stage, first)
        .map(({ text }) => text)
        .join('');
    expect(at('logits')).toContain(token.scenario.logits[first]!.toPrecision(4).replace('-', '−'));
    expect(at('pick')).toContain(`E${first} takes place 1`);
    expect(at('scale')).toContain(token.result.weights[slot]!.toPrecision(4));
    const out = token.result.expertOrder[4]!;
    expect(en.narrate(token, 'pick', false)).toContain(`E${first}`);
    expect(en.narrate(token, 'pick', false)).not.toMatch(new RegExp(`\\bE${out}\\b`));
    // The brief narration names only the stage.
    expect(en.narrate(token, 'pick', true)).toBe(en.narrate(token, 'pick', false).split(' Picked')[0]);
  });
});

describe('the words on the engines and paths', () => {
  it('warn of a link that is so long that chats cut it', () => {
    expect([2000, 2001].map(isOftenCut)).toEqual([false, true]);
    expect(en.panels.shareLength(2000)).toBe('2000 characters.');
    expect(en.panels.shareTooLong(2001)).toMatch(/^2001 characters: .*cut/);
  });
});
