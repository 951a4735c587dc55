import fc from 'fast-check';
import { hash32, uniform } from '../core/arithmetic/rng';
import { T_END } from '../core/stages';
import type { RouterParams } from '../core/types';
import { MAX_EXPERTS } from '../core/validate';
import { PARAM_CODECS } from '../scenario/link/params-codec';
import type { LinkValues } from '../scenario/link/read-fields';
import { SETUP_CODECS } from '../scenario/link/setup-codec';
import { PRESETS, presetOf } from '../scenario/presets';
import type { Pin, Scenario, Setup, TokenTraits } from '../scenario/scenario';
import { setupOf } from '../scenario/setup';
import type { Source } from '../sources/sources';
import { NOTHING_LOADED, sourceRows } from '../sources/sources';

/** How a row is edited: how many of its values, which kind of bits they become, and the seed. */
interface RowEdit {
  readonly share: number;
  readonly kind: 'any' | 'bf16' | 'odd';
  readonly seed: number;
}

const rowEdit: fc.Arbitrary<RowEdit> = fc.record({
  share: fc.constantFrom(0, 0.02, 0.5, 1),
  kind: fc.constantFrom('any' as const, 'bf16' as const, 'odd' as const),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
});

/** Signed zeros, infinities, NaN with and without a payload, the smallest and the largest. */
const ODD_BITS = [0, 0x80000000, 0x7f800000, 0xff800000, 0x7fc00000, 0xffc01234, 0x7f800001, 1, 0x7f7fffff];

const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record({
    kind: fc.constant('generator' as const),
    generator: fc.constantFrom(
      'normal' as const,
      'wide' as const,
      'ties' as const,
      'hotGroup' as const,
      'outliers' as const,
    ),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
  }),
  fc.record({
    kind: fc.constant('trace' as const),
    text: fc.constantFrom('english', 'japanese'),
    layer: fc.integer({ min: 0, max: 3 }),
    token: fc.integer({ min: 0, max: 126 }),
  }),
);

/** Any of the values that a field may have in a link, as its text. */
function anyText(values: LinkValues): fc.Arbitrary<string> {
  const finite = fc.double({ noNaN: true, min: -3e38, max: 3e38 }).map(String);
  if (values === 'number') return finite;
  if (values === 'factor')
    return fc.oneof({ weight: 9, arbitrary: finite }, fc.constantFrom('inf', '-inf', 'nan'));
  return 'min' in values ? fc.integer(values).map(String) : fc.constantFrom(...values);
}

/** Any set-up that a link can name: every field with a codec is covered. */
const setup: fc.Arbitrary<(preset: string) => Setup> = fc
  .tuple(...SETUP_CODECS.map(({ values }) => anyText(values)))
  .map((texts) => (preset) => {
    let made = setupOf(preset);
    SETUP_CODECS.forEach(({ read, key }, i) => {
      const next = read(texts[i] ?? '', made);
      if (!next) throw new Error(`${key}=${texts[i]} cannot be read`);
      made = next;
    });
    return made;
  });

/** Few experts or many; every other parameter has any value that its codec can name. */
const globalNumExperts = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 64 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: MAX_EXPERTS }) },
);

const params: fc.Arbitrary<(preset: string) => RouterParams> = fc
  .tuple(globalNumExperts, ...PARAM_CODECS.map(({ values }) => anyText(values)))
  .map(([E, ...texts]) => (preset) => {
    const made = { ...presetOf(preset).params };
    PARAM_CODECS.forEach(({ field, read }, i) => {
      Object.assign(made, { [field]: read(texts[i] ?? '') });
    });
    return { ...made, globalNumExperts: E };
  });

/** Any time: a hundredth, any double, or a very small one. */
const time = fc
  .oneof(
    fc.integer({ min: 0, max: 1000 }).map((value) => value / 100),
    fc.double({ min: 0, max: T_END, noNaN: true }),
    fc.double({ min: 0, max: 1e-3, noNaN: true }),
  )
  .map((t) => t + 0);

const token: fc.Arbitrary<Omit<TokenTraits, 'otherBias'>> = fc.record({
  tableIds: fc.option(fc.array(fc.integer({ min: -2, max: MAX_EXPERTS }), { maxLength: 9 })),
  kind: fc.constantFrom('text' as const, 'image' as const),
  isPadding: fc.boolean(),
});

/** Words in any script, as a person types them: no control characters. */
const words = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/\p{Cc}/u.test(text));

/** Any state: some values of the rows replaced by any bits, NaN payloads and −0 among them. */
export const anyState = fc
  .record({
    preset: fc.constantFrom(...PRESETS.map(({ id }) => id)),
    source,
    params,
    hasBias: fc.boolean(),
    setup,
    token,
    hasOtherBias: fc.boolean(),
    opens: fc.boolean(),
    t: time,
    message: fc.record({ title: words, note: words }),
  })
  .map(({ setup, params, ...rest }) => ({ ...rest, setup: setup(rest.preset), params: params(rest.preset) }))
  .chain(({ hasBias, hasOtherBias, opens, t, message, ...rest }) =>
    fc
      .tuple(
        rowEdit,
        rowEdit,
        rowEdit,
        fc.uniqueArray(fc.integer({ min: 0, max: rest.params.globalNumExperts - 1 }), { maxLength: 4 }),
      )
      .map(([logitEdit, biasEdit, otherEdit, pinned]) => {
        const base = sourceRows(rest.source, rest.params, NOTHING_LOADED);
        const scenario: Scenario = {
          ...rest,
          logits: edited(base.logits, logitEdit),
          eScoreCorrectionBias: hasBias ? edited(base.bias, biasEdit) : null,
          token: { ...rest.token, otherBias: hasOtherBias ? edited(base.bias, otherEdit) : null },
        };
        const pins: Pin[] = pinned.map((id) => ({ kind: 'expert', id }));
        const { numExpertGroup } = scenario.params;
        const zoom = opens && numExpertGroup > 1 ? numExpertGroup - 1 : null;
        return { scenario, base, view: { t, pins, zoom, message } };
      }),
  );

/** Drawn by index from a seed: an array of arbitraries would take most of a test's time. */
function edited(row: Float32Array, { share, kind, seed }: RowEdit): Float32Array {
  const bits = new Uint32Array(row.slice().buffer);
  for (let i = 0; i < bits.length; i++) {
    if (uniform(seed, 1, i) >= share) continue;
    const draw = hash32(seed, 2, i);
    bits[i] = kind === 'any' ? draw : kind === 'bf16' ? draw & 0xffff0000 : ODD_BITS[draw % ODD_BITS.length]!;
  }
  return new Float32Array(bits.buffer);
}
