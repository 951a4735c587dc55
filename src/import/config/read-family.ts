import type { Dialected } from './dialects';
import type { Family } from './families';
import { familyLike, familyOfClass, familyOfType } from './find-family';
import { ggufFamily } from './gguf-family';
import type { Remarker } from './numbers';
import { joined, type Scope } from './scopes';

/** The family of a configuration. */
export interface ReadFamily {
  readonly family: Family | null;
  /** What the file calls it, if that is a family of models with experts, or not known. */
  readonly name: string | null;
  /** The rules of the family are only a guess. */
  readonly isGuess: boolean;
  /** Only its name resembles the one in the file. */
  readonly isLike: boolean;
}

interface Name {
  readonly key: string;
  readonly text: string;
  readonly at: number;
  readonly family: Family | null;
}

/** Finds the family by class name and by type, innermost first; they may contradict each other. */
export function readFamily(
  { dialect, architecture }: Dialected,
  scopes: readonly Scope[],
  remark: Remarker,
): ReadFamily {
  if (dialect === 'gguf') {
    const family = ggufFamily(architecture);
    return { family, name: architecture, isGuess: false, isLike: false };
  }
  if (dialect !== 'transformers') return { family: null, name: null, isGuess: false, isLike: false };
  const names = scopes.flatMap(namesOf);
  const known = names.filter(({ family }) => family !== null);
  const [first] = known;
  if (first) {
    const inSameObject = known.filter(({ key }) => parent(key) === parent(first.key));
    const other = inSameObject.find(({ family }) => family !== first.family);
    if (other)
      remark(
        {
          code: 'architectureConflict',
          key: other.key,
          value: other.text,
          other: `${first.key} = ${first.text}`,
        },
        other.at,
      );
    return { family: first.family, name: first.text, isGuess: other !== undefined, isLike: false };
  }
  const hasExperts = scopes[0] && /expert/.test([...scopes[0].object.entries.keys()].join(' '));
  if (!hasExperts) return { family: null, name: null, isGuess: false, isLike: false };
  const [unknown] = names;
  for (const { text, key, at } of names) {
    const family = familyLike(text);
    if (!family) continue;
    remark({ code: 'resembles', key, value: text, other: family.id }, at);
    return { family, name: text, isGuess: true, isLike: true };
  }
  remark({ code: 'unknownFamily', ...(unknown && { key: unknown.key, value: unknown.text }) }, unknown?.at);
  return { family: null, name: unknown?.text ?? 'unknown', isGuess: true, isLike: false };
}

function namesOf({ path, object }: Scope): Name[] {
  const classes = object.entries.get('architectures');
  const type = object.entries.get('model_type');
  const names: Name[] = [];
  if (classes?.kind === 'list')
    for (const item of classes.items.slice(0, 8))
      if (item.kind === 'string')
        names.push({
          key: joined(path, 'architectures'),
          text: item.text.slice(0, 100),
          at: item.at,
          family: familyOfClass(item.text),
        });
  if (type?.kind === 'string')
    names.push({
      key: joined(path, 'model_type'),
      text: type.text.slice(0, 100),
      at: type.at,
      family: familyOfType(type.text),
    });
  return names;
}

function parent(key: string): string {
  return key.split('.').slice(0, -1).join('.');
}
