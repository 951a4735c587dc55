import { DENSE_TYPES, FAMILIES, type Family } from './families';

const SUFFIX = /(?:For[A-Z]\w*|LMHeadModel|CausalLM|Model)$/;

/** The family whose configurations have this `model_type`, or null. */
export function familyOfType(type: string): Family | null {
  const name = type.trim();
  return FAMILIES.find(({ types }) => types.includes(name)) ?? null;
}

/** The family of a class in `architectures`, or null. */
export function familyOfClass(name: string): Family | null {
  const stem = plain(name.replace(SUFFIX, ''));
  return (
    FAMILIES.find(({ classes }) =>
      classes.some((one) => plain(one) === stem || plain(one) === plain(name)),
    ) ?? null
  );
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/**
 * The family whose name resembles this one most: both begin with the same word, and at least half of their words are
 * the same; numbers do not count. Null for a dense model's type.
 */
export function familyLike(name: string): Family | null {
  if (DENSE_TYPES.has(name)) return null;
  const wanted = wordsOf(name);
  let best: Family | null = null;
  let most = 0.5;
  for (const family of FAMILIES)
    for (const other of [...family.types, ...family.classes]) {
      const words = wordsOf(other);
      if (wanted[0] === undefined || words[0] !== wanted[0]) continue;
      const all = new Set([...wanted, ...words]);
      const likeness = words.filter((word) => wanted.includes(word)).length / all.size;
      if (likeness >= most) [best, most] = [family, likeness];
    }
  return best;
}

/** The words of a name in lower case, without numbers, versions and what every class has. */
function wordsOf(name: string): string[] {
  const words = name
    .slice(0, 100)
    .replace(/\W.*$/, '')
    .replace(SUFFIX, '')
    .replace(/Mo[eE]/g, '_moe_')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return [...new Set(words.filter((word) => word.length > 1 && word !== 'text' && word !== 'vl'))];
}
