import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routeBatch } from '../compute/worker/route-batch';
import { stepsFrom } from '../core/arithmetic/float';
import { firstBitDifference } from '../core/first-bit-difference';
import type { RouteResult } from '../core/result-arrays';
import { route } from '../core/route';
import FOLLOWED from '../core/semantics/followed.json';
import type { RouteInput } from '../core/types';
import {
  checkImplementation,
  defendant,
  followedRows,
  type ImplementationReport,
  implementationNames,
} from './check-goldens';
import { askedFor } from './implementations';
import { readGoldens } from './read-goldens';
import { biasedOf, groupScoresOf } from './referee/choice';
import { settingsOf } from './referee/settings';
import { compareWords } from './words';

const cases = readGoldens(readFileSync('goldens/public.jsonl.gz'));
const names = implementationNames(cases);

const routeAll = async (inputs: readonly RouteInput[]) => inputs.map(route);
const reference = defendant(routeAll);

/** The inputs with which `name` is compared. */
const inputsOf = (name: string) =>
  cases.flatMap((golden): RouteInput[] => {
    const asked = golden.outcomes.has(name) ? askedFor(name, golden) : null;
    return asked?.semantics ? [{ ...golden.input, semantics: asked.semantics, dtype: asked.dtype }] : [];
  });

/** The result of the check for the reference, computed once for each name. */
const reports = new Map<string, Promise<ImplementationReport>>();
const reportOf = (name: string) => {
  const report = reports.get(name) ?? checkImplementation(cases, name, reference);
  reports.set(name, report);
  return report;
};

describe('the reference against the recorded implementations', () => {
  it.each(names)('%s: every row is explained', async (name) => {
    const report = await reportOf(name);
    expect(report.unexplained).toEqual([]);
    const { same, none } = report.errors;
    expect(report.rows + same + none).toBeGreaterThan(0);
  });

  it.each([
    ['native_cuda', { equal: 1753, flip: 9 }],
    ['fused_seed', { equal: 937, carried: 1, notFollowed: 1 }],
    ['fused_new', { equal: 874, carried: 1, undefined: 64 }],
    ['router_cuda_seed', { equal: 1771, carried: 1, flip: 8, notFollowed: 1 }],
    ['fused_topk_seed', { equal: 973, flip: 17, notFollowed: 28 }],
    ['fused_topk_new', { equal: 1001, flip: 17 }],
  ])('%s: the rows fall into the classes counted once', async (name, classes) => {
    const report = await reportOf(name);
    expect(report.classes).toMatchObject(classes);
  });
});

describe('the page', () => {
  it('states how many recorded rows each record follows', async () => {
    // `npm run goldens` writes the file.
    expect(followedRows(await Promise.all(names.map(reportOf)))).toEqual(FOLLOWED);
  });
});

describe('the worker’s code against the recorded implementations', () => {
  it.each(names)('%s: the reference’s bits, and so its explanations', (name) => {
    for (const input of inputsOf(name))
      expect(firstBitDifference(route(input), routeBatch(input))).toBeNull();
  });
});

describe('a wrong engine', () => {
  /** The result of the check for an engine that changes each result of the reference. */
  const unexplainedOf = async (name: string, change: (result: RouteResult, input: RouteInput) => void) => {
    const spoilt = defendant(async (inputs) => {
      const outcomes = await routeAll(inputs);
      outcomes.forEach((outcome, i) => {
        if (outcome.ok) change(outcome.result, inputs[i]!);
      });
      return outcomes;
    });
    return (await checkImplementation(cases, name, spoilt)).unexplained;
  };

  it.each(['native_cuda', 'native_cpu', 'fused_seed', 'fused_topk_new', 'hf_deepseek_v3@cuda'])(
    '%s: that always answers ids 0 … k − 1 is found wherever they are wrong',
    async (name) => {
      let spoilt = 0;
      const wrong = await unexplainedOf(name, ({ ids, slots, tokens }) => {
        for (let t = 0; t < tokens; t++) {
          const row = ids.subarray(t * slots, (t + 1) * slots);
          if (row.some((id, j) => id !== j)) spoilt++;
          row.set([...row.keys()]);
        }
      });
      expect(spoilt).toBeGreaterThan(700);
      expect(wrong.length).toBe(spoilt);
    },
  );

  it.each(['native_cuda', 'fused_seed'])('%s: that returns its slots in reverse is found', async (name) => {
    const wrong = await unexplainedOf(name, ({ ids, weights, gathered, renormalized, tokens }) => {
      for (const values of [ids, weights, gathered, renormalized])
        for (let t = 0; t < tokens; t++)
          values.subarray((t * values.length) / tokens, ((t + 1) * values.length) / tokens).reverse();
    });
    expect(wrong.length).toBeGreaterThan(500);
  });

  it('is found even if only the last digit of a weight is wrong', async () => {
    const wrong = await unexplainedOf('native_cuda', ({ weights }) => {
      weights.forEach((w, i) => {
        weights[i] = stepsFrom(w, 1);
      });
    });
    expect(wrong.length).toBeGreaterThan(1000);
  });
});

describe('the recorded stages', () => {
  it('follow from the recorded scores by the referee’s rules, to the bit', () => {
    let groups = 0;
    for (const { stages, input } of cases)
      for (const stage of [stages.cpu, stages.cuda]) {
        if (!stage) continue;
        const settings = settingsOf({ ...input, semantics: 'vllm_native' });
        const rows = (values: Float32Array, row: number) => {
          const width = values.length / input.tokens;
          return Array.from(values.subarray(row * width, (row + 1) * width));
        };
        for (let token = 0; token < input.tokens; token++) {
          const biased = biasedOf(settings, rows(stage.scores, token), input.eScoreCorrectionBias);
          expect(biased).toEqual(rows(stage.biased, token));
          expect(groupScoresOf(settings, biased).scores).toEqual(rows(stage.groupScores, token));
          groups += settings.groups;
        }
      }
    expect(groups).toBeGreaterThan(10_000);
  });
});

describe('the comparison with recorded rows', () => {
  /** Public cases with one result changed. */
  const changed = (name: string, change: (outcome: { ids: Int32Array; weights: Float32Array }) => void) =>
    cases
      .filter(({ kind, outcomes }) => kind.startsWith('model') && outcomes.get(name)?.kind === 'rows')
      .map((golden) => {
        const outcome = golden.outcomes.get(name);
        if (outcome?.kind !== 'rows') return golden;
        const copy = { ...outcome, ids: outcome.ids.slice(), weights: outcome.weights.slice() };
        change(copy);
        return { ...golden, outcomes: new Map([[name, copy]]) };
      });

  it.each(['native_cuda', 'native_cpu', 'fused_seed', 'compiled_cuda', 'hf_deepseek_v3@cuda'])(
    '%s: a weight that is one percent off is found',
    async (name) => {
      const wrong = changed(name, ({ weights }) => {
        weights[0] = weights[0]! * 1.01;
      });
      const report = await checkImplementation(wrong, name, reference);
      // Weights of 0 or NaN do not change.
      expect(report.unexplained.length).toBeGreaterThan(0.8 * wrong.length);
    },
  );

  it.each(['native_cuda', 'native_cpu', 'fused_seed', 'hf_axk2@cuda'])(
    '%s: an expert that is not among the best is found',
    async (name) => {
      const wrong = changed(name, ({ ids }) => {
        ids[0] = ids.includes(0) ? ids[0]! : 0;
      });
      const report = await checkImplementation(wrong, name, reference);
      expect(report.unexplained.length).toBeGreaterThan(0.3 * wrong.length);
    },
  );

  it('finds a name that no record covers', async () => {
    const strange = cases.slice(0, 1).map((golden) => ({
      ...golden,
      outcomes: new Map([['hf_nobody@cuda', golden.outcomes.get('native_cuda')!]]),
    }));
    const report = await checkImplementation(strange, 'hf_nobody@cuda', reference);
    expect(report.unexplained).toHaveLength(1);
  });
});

describe('the words of an error', () => {
  const recorded = (message: string, type = 'RuntimeError') => ({ type, message });

  it('are the same if one contains the other, with any quotes', () => {
    const raised = 'topk must be <= topk_group';
    expect(compareWords({ raised }, recorded('`topk` must be <= topk_group * (num_experts / n_group)'))).toBe(
      'same',
    );
    expect(compareWords({ raised }, recorded('n_group must be positive'))).toBe('other');
  });

  it('cannot be compared if we quote none, or the compiler hides them', () => {
    expect(compareWords({}, recorded('invalid argument'))).toBe('none');
    expect(
      compareWords({ raised: 'selected index k out of range' }, recorded('…', 'TorchRuntimeError')),
    ).toBe('none');
  });
});
