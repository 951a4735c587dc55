import { describe, expect, it } from 'vitest';
import { en } from '../en';
import { zh } from './index';

type Leaf = string | ((...facts: never[]) => unknown);

/** Every text and function of a catalogue by its path. */
function leaves(catalogue: object, path = ''): Map<string, Leaf> {
  const found = new Map<string, Leaf>();
  for (const [key, value] of Object.entries(catalogue)) {
    const name = path ? `${path}.${key}` : key;
    if (typeof value === 'object' && value !== null)
      for (const [deeper, leaf] of leaves(value, name)) found.set(deeper, leaf);
    else found.set(name, value as Leaf);
  }
  return found;
}

const english = leaves(en);
const chinese = leaves(zh);

const HAN = /\p{Script=Han}/u;

/**
 * Texts that are the same in both languages: vLLM's names, products, types and symbols. A new English text that is not
 * translated fails here.
 */
const SHARED = [
  /^(params\.name|paramName)\./,
  /^dispatch\.(valueName|setupName|platform|entryName)\./,
  /^dispatch\.setupChoice\.groupsNone\.(numExpert|topk)Group$/,
  /^pathName\.aiter(Bias)?$/,
  /^dispatch\.method\.Sigmoid$/,
  /^(app\.(sideName\.[ab]|engineWorker)|panels\.(logits|columns\.logit|engineNames\.(webgpu|worker)))$/,
  /^stages\.chip\.logits$/,
  /^picture\.(masked\.\w+|axisOf\.logit|compare\.[ab])$/,
  /^compare\.(title|largest|l1|jaccard|columns\.logit)$/,
  /^commands\.cell\.(raise|lower|raiseMore|lowerMore|typeKeys)$/,
  /^formula\.(maxZ|ids)$/,
  /^engines\.group\./,
  /^numbers\.valueName\.(logit|softmaxSum)$/,
];

describe('the Chinese catalogue', () => {
  it('has every text of the English one, and no other', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('has functions of the same parameters', () => {
    for (const [path, leaf] of english) {
      const translated = chinese.get(path);
      expect(typeof translated, path).toBe(typeof leaf);
      if (typeof leaf === 'function') expect((translated as () => unknown).length, path).toBe(leaf.length);
    }
  });

  it('has no sentence in English', () => {
    for (const [path, leaf] of chinese) {
      if (typeof leaf !== 'string' || HAN.test(leaf)) continue;
      expect(
        SHARED.some((names) => names.test(path)),
        `${path}: ${leaf}`,
      ).toBe(true);
    }
  });

  it('has Chinese punctuation between Chinese words, and a space between Chinese and Latin letters', () => {
    for (const [path, leaf] of chinese) {
      if (typeof leaf !== 'string') continue;
      expect(leaf, path).not.toMatch(/\p{Script=Han}[,;:?!.]|[,;:?!]\p{Script=Han}/u);
      expect(leaf, path).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
    }
  });
});
