import { slotOrderOf, tiesOf } from '../core/facts/ties';
import { type PackCases, packCases } from './pack/cases';
import { packJson, packNpz, packTest } from './pack/pack';
import { pythonScript } from './python/script';
import { aboutLines, inputOfToken, type Taken } from './take';
import { vllmTestText } from './vllm/vllm-test';

/** What the implementation promises of equal values and of the slots, as comments. */
function promises({ token }: Taken): string[] {
  return [
    tiesOf(token) === 'lowestIndex'
      ? 'Equal values: the lowest index is taken first, as it was measured.'
      : 'Equal values: the implementation promises no order. Here the lowest index is taken first.',
    slotOrderOf(token) === 'unspecified'
      ? 'Slots: the implementation promises no order of them.'
      : 'Slots: in the order that the implementation returns.',
  ];
}

/** The script that routes the row again with torch alone. */
export function scriptFile(taken: Taken): string {
  const { token } = taken;
  const routed = { input: inputOfToken(token), plan: token.plan, result: token.result };
  return pythonScript(routed, [
    ...aboutLines(taken, 'This row, routed again with PyTorch: python3 FILE'),
    '',
    'Every operation is rounded as the implementation rounds it, and the assertions are exact: ids, and all bits of the',
    'weights. Exponentials are rounded once; those of a GPU may differ in the last digit.',
    ...promises(taken),
  ]);
}

/** The test that calls vLLM itself, or null if no function of vLLM can be called for this routing. */
export function vllmFile(taken: Taken): string | null {
  const about = [...aboutLines(taken, 'This row in vLLM itself, on a GPU: pytest FILE'), ...promises(taken)];
  return vllmTestText(taken, about);
}

/** The rows of the conformance pack for this routing. */
function casesOf({ token }: Taken): PackCases {
  return packCases(inputOfToken(token), tiesOf(token));
}

/** The pack as a pytest file. */
export function packFile(taken: Taken): string {
  return packTest(inputOfToken(taken.token), casesOf(taken), [
    ...aboutLines(
      taken,
      'Rows that a router with these parameters must get right: ROUTER=module:function pytest FILE',
    ),
    ...promises(taken),
    'The function takes logits [1, E], bias [E] or None and the parameters by name; it returns weights and ids [1, k].',
  ]);
}

/** The pack as JSON, and as arrays for numpy. */
export const packJsonFile = (taken: Taken): string => packJson(inputOfToken(taken.token), casesOf(taken));
export const packNpzFile = (taken: Taken): Uint8Array => packNpz(casesOf(taken).cases);
