import type { Plan } from '../../core/plan';
import type { RouteResult } from '../../core/result-arrays';
import type { RouteInput } from '../../core/types';
import functions from './functions.py?raw';
import { asciiLine, pythonNumber, pythonRows } from './literal';
import { routerCode } from './router-code';

/** A routed row and what is said about it in comments. */
export interface Routed {
  /** One row. */
  readonly input: RouteInput;
  readonly plan: Plan;
  readonly result: RouteResult;
}

/** The definitions of `functions.py` by name, in their order. */
const DEFINITIONS: readonly (readonly [name: string, text: string])[] = functions
  .trim()
  .split('\n\n\n')
  .map((text) => [/def (\w+)/.exec(text)?.[1] ?? '', text]);

/** The definitions that a code calls, and those that these call. */
function definitionsFor(code: string): string[] {
  const wanted = new Set<string>();
  const search = (text: string) => {
    for (const [name, body] of DEFINITIONS)
      if (!wanted.has(name) && new RegExp(`\\b${name}\\(|key=${name}\\b`).test(text)) {
        wanted.add(name);
        search(body);
      }
  };
  search(code);
  return DEFINITIONS.filter(([name]) => wanted.has(name)).map(([, text]) => text);
}

const indented = (lines: readonly string[], by = '    ') => lines.map((line) => by + line);

/** A float32 row under a name. */
function constant(name: string, values: Iterable<number>): string[] {
  return [`${name} = row([`, ...indented(pythonRows(values, pythonNumber)), '])'];
}

/** The router of a record as a Python module: its functions, its constants and `route(z, b, table, factors)`. */
function routerModule({ input, plan }: Routed): string {
  const { params } = input;
  const body = routerCode({ plan, params, isPadding: input.isPadding === true });
  const scale = pythonNumber(plan.scale);
  const dtype = plan.rules.weighedIn === 'float32' ? '' : ', dtype=torch.float64';
  const constants = [
    `K = ${params.topK}`,
    ...(plan.isGrouped ? [`GROUPS, KEPT = ${plan.numGroups}, ${plan.keptGroups}`] : []),
    ...(plan.scales ? [`SCALE = torch.tensor(${scale}${dtype})`] : []),
  ];
  const code = ['def route(z, b=None, table=None, factors=None):', ...indented(body)].join('\n');
  return [...definitionsFor(`row(${code}`), constants.join('\n'), code].join('\n\n\n');
}

/**
 * A script that routes the row again with torch and asserts every id and every bit of every weight. It needs nothing but
 * torch. `about`: lines of its first comment.
 */
export function pythonScript(routed: Routed, about: readonly string[]): string {
  const { input, plan, result } = routed;
  const inputs = [
    ...constant('logits', input.logits),
    ...(input.eScoreCorrectionBias && plan.hasBias ? constant('bias', biasRow(input)) : ['bias = None']),
    ...(plan.picksByTable && input.tableIds ? [`table = [${input.tableIds.join(', ')}]`] : ['table = None']),
    ...(plan.rules.perExpertScale
      ? constant('factors', input.perExpertScale ?? new Float32Array(input.logits.length).fill(1))
      : ['factors = None']),
  ];
  return `${[
    about.map((line) => `# ${asciiLine(line)}`.trimEnd()).join('\n'),
    [
      'import ctypes',
      'import functools',
      'import math',
      'from math import inf, nan',
      '',
      'import torch',
    ].join('\n'),
    `\n${routerModule(routed)}`,
    `\n${inputs.join('\n')}`,
    [
      'expected_ids = [',
      ...indented(pythonRows(result.ids, String)),
      ']',
      ...constant('expected_weights', result.weights),
    ].join('\n'),
    [
      'ids, weights = route(logits, bias, table, factors)',
      'for slot, (expert, weight) in enumerate(zip(ids, weights.tolist())):',
      '    print(f"slot {slot}: expert {expert}, weight {weight!r}")',
      'assert ids == expected_ids, f"ids {ids}, expected {expected_ids}"',
      '# The same bits; a NaN may be any NaN.',
      'known = ~expected_weights.isnan()',
      'assert torch.equal(weights.isnan(), ~known), f"weights {weights}, expected {expected_weights}"',
      'assert torch.equal(weights[known].view(torch.int32), expected_weights[known].view(torch.int32)), (',
      '    f"weights {weights}, expected {expected_weights}"',
      ')',
      'print("ids and weights are as expected")',
    ].join('\n'),
  ].join('\n\n')}\n`;
}

/** One value of a bias stands for all. */
function biasRow({ eScoreCorrectionBias: bias, params }: RouteInput): ArrayLike<number> & Iterable<number> {
  const E = params.globalNumExperts;
  return bias && bias.length === E ? bias : new Float32Array(E).fill(bias?.[0] ?? 0);
}
