import { describe, expect, it } from 'vitest';
import { bugFacts } from '../scenario/bugs/bug-facts';
import { BUG_CODES, BUGS } from '../scenario/bugs/bugs';
import { MOST } from '../scenario/message';
import { bugs as en } from './en/debug/bugs';
import { bugs as zh } from './zh/debug/bugs';

/** The same facts with every number another one, so that a number that stays was typed. */
function changed<Value>(value: Value): Value {
  if (typeof value === 'number') return Number.NaN as Value;
  if (Array.isArray(value)) return value.map(changed) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one)])) as Value;
}

/** Words with a digit in them that are names: E0 is none, because its number was changed to NaN. */
const NAMES =
  /DeepSeek-[VR]\d|V3|dots1|OLMoE|LFM2|K2(\.5)?|GLM-[\d.]+|Step-[\d.]+|float32|bf16|INT4|NVFP4|log1p/g;

describe.each([
  ['English', en],
  ['Chinese', zh],
] as const)('what is said in %s about a known bug', (_, words) => {
  it.each(BUG_CODES)('%s fits the title and the note of a link', (code) => {
    const { symptom, note } = words.said[code];
    const text = note(bugFacts(BUGS[code]));
    expect(symptom.length, symptom).toBeLessThanOrEqual(MOST.title);
    expect(text.length, text).toBeLessThanOrEqual(MOST.note);
    expect(text).not.toMatch(/undefined|null/);
  });

  it.each(BUG_CODES)('%s has no number that is not computed', (code) => {
    const { symptom, note } = words.said[code];
    const text = note(changed(bugFacts(BUGS[code])));
    expect(symptom.replaceAll(NAMES, '') + text.replaceAll(NAMES, '')).not.toMatch(/\d/);
  });
});
