import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineHost } from '../compute/engine-host';
import { route } from '../core/route';
import { readRows } from '../import/read-rows';
import { madeStore } from '../testing/made-store';
import { type Actions, createActions } from './actions';
import { startRouting } from './routing';
import type { AppStore } from './store';

/** A public thread about wrong routing, as a small input; see `goldens/README.md`. */
interface Case {
  readonly params: {
    readonly num_experts: number;
    readonly num_expert_group: number | null;
    readonly topk_group: number | null;
    readonly top_k: number;
    readonly num_fused_shared_experts?: number;
    readonly renormalize: boolean;
    readonly routed_scaling_factor: number;
  };
  readonly logits: readonly (readonly number[])[];
  readonly bias: readonly number[] | Readonly<Record<string, readonly number[]>> | null;
  readonly right: readonly Answer[];
  readonly wrong: readonly Answer[];
}

interface Answer {
  readonly ids: readonly number[];
  readonly weights?: readonly number[];
}

const read = (name: string): Case => JSON.parse(readFileSync(`goldens/cases/${name}.json`, 'utf8'));

let store: AppStore;
let actions: Actions;

const host: EngineHost = {
  route: async (inputs) => inputs.map(route),
  prefer() {},
  revive() {},
  dispose() {},
};

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  store = madeStore();
  actions = createActions(store, host);
  startRouting(store, host);
});

/** Opens a link with the case's parameters and these settings, pastes its rows, and reads what the router answers. */
async function enter(
  { params, logits }: Case,
  settings: string,
  { token = 0, bias = null }: { token?: number; bias?: readonly number[] | null } = {},
): Promise<Answer> {
  const { num_experts: e, num_expert_group: g, topk_group: kg, top_k: k } = params;
  const sizes = `e=${e}&g=${g ?? 1}&kg=${kg ?? 1}&k=${k}&sh=${params.num_fused_shared_experts ?? 0}`;
  const rest = `rn=${params.renormalize ? 1 : 0}&rho=${params.routed_scaling_factor}&b=${bias ? 1 : 0}`;
  // The settings come first: a field counts once.
  const own = new Set(settings.split('&').map((pair) => pair.split('=')[0]));
  const fields = `${sizes}&${rest}`.split('&').filter((pair) => !own.has(pair.split('=')[0]));
  await actions.open(`#v1.p=dsv3&${settings}&${fields.join('&')}&x=normal:7`);
  expect(store.getState().notices).toEqual([]);
  paste('logits', logits[token]!, e);
  if (bias) paste('bias', bias, e);
  return answer();
}

/** The router's answer to the present state. */
async function answer(): Promise<Answer> {
  await settle();
  const { routed, routeError } = store.getState();
  expect(routeError).toBeNull();
  return { ids: [...routed!.result.ids], weights: [...routed!.result.weights] };
}

function paste(row: 'logits' | 'bias', values: readonly number[], count: number): void {
  const result = readRows(`tensor([${values.join(', ')}])`, count);
  const read = result.ok ? result.reading.rows : [];
  expect(read.map((each) => each.values.length)).toEqual([count]);
  for (const each of read) actions.giveRows({ [row]: each.values });
}

/** The same ids slot for slot, and weights to a millionth. */
function expectSame(actual: Answer, expected: Answer, tolerance = 1e-6): void {
  expect(actual.ids).toEqual(expected.ids);
  expected.weights?.forEach((weight, slot) => {
    expect(Math.abs(actual.weights![slot]! - weight)).toBeLessThanOrEqual(tolerance * Math.abs(weight));
  });
}

const biasOf = ({ bias }: Case) => bias as readonly number[] | null;
const biasNamed = ({ bias }: Case, name: string) => (bias as Record<string, readonly number[]>)[name]!;

describe('a public case, by link and paste', () => {
  it('01: √softplus keeps its weights if log(1 + eˣ) is 0, and if eˣ overflows', async () => {
    const found = read('01-sqrtsoftplus-underflow');
    for (const im of ['hf_deepseek_v4', 'vllm_sqrtsoftplus'])
      for (const token of [0, 1])
        expectSame(await enter(found, `s=sqrtsoftplus&im=${im}`, { token }), found.right[token]!);
  });

  it('02: a bias near 7 stored as bf16 takes another expert', async () => {
    const found = read('02-bias-bf16-at-seven');
    const bias = biasOf(found);
    expectSame(await enter(found, 's=sigmoid&im=hf_deepseek_v3', { bias }), found.right[0]!);
    expectSame(await enter(found, 's=sigmoid&im=hf_deepseek_v3&db=bf16', { bias }), found.wrong[0]!);
  });

  it('03: softmax instead of sigmoid takes another expert', async () => {
    const found = read('03-gguf-gating-func-missing');
    const bias = biasOf(found);
    expectSame(await enter(found, 's=sigmoid&im=llama_cpp', { bias }), found.right[0]!);
    expectSame(await enter(found, 's=softmax&im=llama_cpp', { bias }), found.wrong[0]!);
  });

  it('05: logits rounded to bf16 before a float32 router take another expert', async () => {
    const found = read('05-logits-rounded-before-router');
    const bias = biasOf(found);
    for (const im of ['vllm_bias_router_newest', 'hf_minimax_m2']) {
      expectSame(await enter(found, `s=sigmoid&im=${im}`, { bias }), found.right[0]!, 1e-4);
      expectSame(await enter(found, `s=sigmoid&im=${im}&dl=bf16`, { bias }), found.wrong[0]!, 1e-4);
    }
  });

  it('06: a bias decides the choice alone', async () => {
    const found = read('06-biased-weights-at-one-shape');
    const bias = biasOf(found);
    expectSame(await enter(found, 's=softmax&im=vllm_fused_topk_bias', { bias }), found.right[0]!);
    expectSame(await enter(found, 's=sigmoid&im=vllm_fused_topk', { token: 1 }), found.right[1]!);
  });

  it('07: weights without renormalising are probabilities', async () => {
    const found = read('07-raw-logits-as-weights');
    for (const im of ['hf_qwen3_moe', 'vllm_fused_topk'])
      for (const token of [0, 1])
        expectSame(await enter(found, `s=softmax&im=${im}`, { token }), found.right[token]!);
  });

  it('09: a kernel that never scales gives a third', async () => {
    const found = read('09-scale-constant-in-kernel');
    const bias = biasOf(found);
    expectSame(await enter(found, 's=sigmoid&im=vllm_bias_router_newest', { bias }), found.right[0]!);
    expectSame(await enter(found, 's=sigmoid&im=hf_minimax_m2', { bias }), found.wrong[0]!);
  });

  it('11: an appended shared expert counts 1, or what it is given', async () => {
    const found = read('11-shared-weight-without-post-scale');
    const aiter = 's=sigmoid&pf=rocm&ai=1&as=1';
    expectSame(await enter(found, aiter), found.right[0]!);
    expectSame(await enter(found, `${aiter}&sw=0.4`), found.wrong[0]!);
  });

  it('12, 13, 32: plain softmax routers agree on the choice', async () => {
    for (const name of [
      '12-replica-chosen-per-rank',
      '13-physical-ids-recorded',
      '32-gguf-key-without-prefix',
    ]) {
      const found = read(name);
      for (const im of ['vllm_fused_topk', 'hf_mixtral'])
        expectSame(await enter(found, `s=softmax&im=${im}`), found.right[0]!);
    }
  });

  it('15: every expert is a candidate', async () => {
    const found = read('15-experts-beyond-one-block');
    expectSame(await enter(found, 's=softmax&im=vllm_fused_topk'), found.right[0]!);
  });

  it('17: softmax and weights from biased scores give other experts and weights', async () => {
    const found = read('17-lfm2-softmax-and-biased');
    expectSame(
      await enter(found, 's=sigmoid&im=hf_lfm2_moe', { bias: biasOf(found) }),
      found.right[0]!,
      3e-6,
    );
  });

  it('18: a map without groups and bias holds other experts', async () => {
    const found = read('18-aux-loss-map-differs');
    expectSame(await enter(found, 's=sigmoid&im=megatron_sigmoid', { bias: biasOf(found) }), found.right[0]!);
    expectSame(await enter(found, 's=sigmoid&im=megatron_sigmoid&g=1&kg=1'), found.wrong[0]!);
  });

  it('20: a token of an image takes its own bias, or the text’s if that serves both', async () => {
    const found = read('20-vision-bias-never-read');
    const settings = 's=sqrtsoftplus&im=hf_deepseek_v4';
    expectSame(await enter(found, settings, { bias: biasNamed(found, 'text') }), found.wrong[0]!);
    actions.setHasOtherBias(true);
    actions.setTokenKind('image');
    paste('bias', biasNamed(found, 'image'), found.params.num_experts);
    expectSame(await answer(), found.right[0]!);
    // A table has no row for images: only a text's token takes it.
    actions.setTableIds(found.wrong[1]!.ids);
    expectSame(await answer(), found.right[0]!);
    actions.setTokenKind('text');
    expectSame(await answer(), found.wrong[1]!);
    actions.setTableIds(null);
    expectSame(await answer(), found.wrong[0]!);
  });

  it('21: in a hash layer the table picks and the gate weighs', async () => {
    const found = read('21-hash-layer-uniform-weights');
    expectSame(await enter(found, 's=sqrtsoftplus&im=hf_deepseek_v4&tid=1,3'), found.right[0]!);
    expectSame(await enter(found, 's=sqrtsoftplus&im=hf_deepseek_v4&tid=0,2'), found.wrong[1]!);
  });

  it('23: one expert, renormalised, weighs 1', async () => {
    const found = read('23-top1-renormalised-is-one');
    expectSame(await enter(found, 's=softmax&im=hf_qwen3_moe'), found.right[0]!);
    expectSame(await enter(found, 's=softmax&im=hf_qwen3_moe&rn=1'), found.wrong[0]!);
  });

  it('24: a bias inside the logits moves weights', async () => {
    const found = read('24-gpt-oss-norm-and-gate-bias');
    const gate = biasNamed(found, 'gate (added to the logits)');
    const sum = found.logits[0]!.map((z, id) => z + gate[id]!);
    expectSame(await enter({ ...found, logits: [sum] }, 's=softmax&im=hf_gpt_oss'), found.right[0]!);
    expectSame(await enter(found, 's=softmax&im=hf_qwen3_moe&rn=0'), found.wrong[0]!);
  });

  it('25: softmax before or after the choice gives the same weights', async () => {
    const found = read('25-no-difference-control');
    for (const token of [0, 1]) {
      expectSame(await enter(found, 's=softmax&im=hf_gpt_oss', { token }), found.right[token]!);
      expectSame(await enter(found, 's=softmax&im=hf_mixtral', { token }), found.wrong[token]!);
    }
  });

  it('27: an op that takes no renormalize leaves the scores', async () => {
    const found = read('27-sigmoid-renormalise-ignored');
    expectSame(await enter(found, 's=sigmoid&im=vllm_fused_topk'), found.right[0]!);
    expectSame(await enter(found, 's=sigmoid&im=vllm_fused_topk&rn=0'), found.wrong[0]!);
    expectSame(await enter(found, 's=sigmoid&ug=0&pf=rocm&ai=1'), found.wrong[0]!);
  });
});
