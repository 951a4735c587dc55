import fc from 'fast-check';
import { type Plan, planOf } from '../core/plan';
import { route } from '../core/route';
import { SEMANTICS, type SemanticsId } from '../core/semantics';
import type { RouteInput } from '../core/types';
import { packCases } from '../export/pack/cases';
import { packTest } from '../export/pack/pack';
import { pythonScript } from '../export/python/script';
import { inputOf } from '../scenario/dispatch-scenario';
import { applyPreset } from '../scenario/edits';
import { PRESETS } from '../scenario/presets';
import { generateRows } from '../sources/generator';
import { anyInput } from './any-input';

/** A script and the name of its file. */
interface NamedScript {
  readonly name: string;
  readonly text: string;
}

/** The script of an input, or null if it is refused. */
function scriptOf(name: string, input: RouteInput): NamedScript | null {
  const outcome = route(input);
  if (!outcome.ok) return null;
  const plan: Plan = planOf(input);
  return { name, text: pythonScript({ input, plan, result: outcome.result }, [name]) };
}

/** The scripts of every preset. */
export function presetScripts(): NamedScript[] {
  return PRESETS.flatMap(({ id }) => {
    const { scenario } = applyPreset(id, ({ params }) => generateRows('normal', 1, params));
    return scriptOf(`preset_${id.replace(/\W/g, '_')}`, inputOf(scenario)) ?? [];
  });
}

/** So many scripts of random inputs for every record: all types, non-finite values, ties, padding, tables. */
export function recordScripts(count: number, seed: number): NamedScript[] {
  return (Object.keys(SEMANTICS) as SemanticsId[]).flatMap((record) => {
    const scripts: NamedScript[] = [];
    for (let round = 0; scripts.length < count && round < 20; round++)
      for (const input of fc.sample(anyInput(fc.constant(record)), { numRuns: count, seed: seed + round })) {
        if (scripts.length === count || input.params.topK > input.params.globalNumExperts) continue;
        const E = input.params.globalNumExperts;
        const tableIds = input.tableIds?.subarray(0, input.params.topK) ?? null;
        const one = { ...input, tokens: 1, logits: input.logits.subarray(0, E), tableIds };
        const script = scriptOf(`${record}_${scripts.length}`, one);
        if (script) scripts.push(script);
      }
    return scripts;
  });
}

/** The pack of DeepSeek-V3's groups in vLLM's torch function, as a pytest file, with how many rows it has. */
export function examplePack(): {
  readonly text: string;
  readonly rows: number;
  readonly leftOut: readonly string[];
} {
  const { scenario } = applyPreset('dsv3', ({ params }) => generateRows('normal', 1, params));
  const input: RouteInput = { ...inputOf(scenario), semantics: 'vllm_native' };
  const cases = packCases(input, 'lowestIndex');
  return {
    text: packTest(input, cases, ['A conformance pack for the grouped router.']),
    rows: cases.cases.length,
    leftOut: cases.leftOut,
  };
}
