import { expect, it } from 'vitest';
import { SEMANTICS, type SemanticsId } from '../../core/semantics';
import { choicesSource, numberOf } from './choices';

it('every choice of every record is an integer that the kernel has a constant for', () => {
  const source = choicesSource();
  for (const id of Object.keys(SEMANTICS) as SemanticsId[]) {
    const { nonFinite, noUsableGroup, pick, division, divisorGuard, weighedIn, scaleAt } = SEMANTICS[id];
    const numbers = {
      NON_FINITE: numberOf('nonFinite', nonFinite),
      NO_USABLE_GROUP: numberOf('noUsableGroup', noUsableGroup),
      PICK: numberOf('pick', pick),
      DIVISION: numberOf('division', division),
      GUARD: numberOf('guard', divisorGuard.kind),
      WEIGHED_IN: numberOf('weighedIn', weighedIn),
      SCALE_AT: numberOf('scaleAt', scaleAt),
    };
    for (const [name, number] of Object.entries(numbers)) {
      expect(Number.isInteger(number), `${id} ${name}`).toBe(true);
      expect(source, id).toMatch(new RegExp(`^const ${name}_\\w+ = ${number}u;$`, 'm'));
    }
  }
});
