import type { Plan } from '../../core/plan';
import type { Semantics } from '../../core/semantics/types';

/** A number for each value of a choice. */
type Numbers<Value extends string> = Readonly<Record<Value, number>>;

/**
 * The choices of a record that are branches of the kernel. Both its uniforms and its constants are made from this
 * list.
 */
const CHOICES = {
  nonFinite: { ranked: 0, zeroed: 1, skipped: 2, floored: 3 } satisfies Numbers<Semantics['nonFinite']>,
  noUsableGroup: { ignore: 0, uniform: 1, firstExpert: 2 } satisfies Numbers<Semantics['noUsableGroup']>,
  pick: { best: 0, rounds: 1, eachGroup: 2 } satisfies Numbers<Semantics['pick']>,
  order: { torchUnsorted: 0, descending: 1, byWeight: 2 } satisfies Numbers<Plan['order']>,
  division: { quotient: 0, reciprocal: 1 } satisfies Numbers<Semantics['division']>,
  guard: { none: 0, add: 1, clamp: 2, one: 3 } satisfies Numbers<Semantics['divisorGuard']['kind']>,
  weighedIn: { float32: 0, float64Steps: 1, float64: 2 } satisfies Numbers<Semantics['weighedIn']>,
  scaleAt: { after: 0, folded: 1, before: 2 } satisfies Numbers<Semantics['scaleAt']>,
} as const;

type Choice = keyof typeof CHOICES;

/** The number of a value, for the uniforms. */
export function numberOf<Name extends Choice>(name: Name, value: keyof (typeof CHOICES)[Name]): number {
  return CHOICES[name][value] as number;
}

/** The values of all choices as constants in WGSL: `const SCALE_AT_FOLDED = 1u;`. */
export function choicesSource(): string {
  return Object.entries(CHOICES)
    .flatMap(([name, values]) =>
      Object.entries(values).map(
        ([value, number]) => `const ${inCapitals(name)}_${inCapitals(value)} = ${number}u;\n`,
      ),
    )
    .join('');
}

function inCapitals(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
