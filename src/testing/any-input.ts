import fc from 'fast-check';
import { roundTo } from '../core/arithmetic/half';
import { SEMANTICS, type SemanticsId } from '../core/semantics';
import { SCORING_FUNCS } from '../core/semantics/types';
import type { LogitsDtype, RouteInput } from '../core/types';

const IDS = Object.keys(SEMANTICS) as SemanticsId[];

/** Logits of every kind that decides differently: noise, coarse values with ties, saturated and non-finite ones. */
const logit = fc.oneof(
  { weight: 6, arbitrary: fc.float({ min: -6, max: 6, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -8, max: 8 }).map((n) => n / 4) },
  { weight: 1, arbitrary: fc.float({ min: -120, max: 120, noNaN: true }) },
);
const oddLogit = fc.oneof(
  logit,
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1e-40, 3e38),
);
const biasValue = fc.oneof(
  fc.float({ min: -1, max: 1, noNaN: true }),
  fc.integer({ min: -12, max: 12 }).map((n) => n / 4),
);

/**
 * Any input for tests: every record, every type, valid sizes and a few that are refused. `onlyOrdinary`: finite
 * values, no padding, and no table but the scores decides.
 */
export function anyInput(
  semantics: fc.Arbitrary<SemanticsId> = fc.constantFrom(...IDS),
  onlyOrdinary = false,
): fc.Arbitrary<RouteInput> {
  return fc
    .record({
      semantics,
      dtype: fc.constantFrom<LogitsDtype>('f32', 'f32', 'bf16', 'f16'),
      G: fc.constantFrom(1, 1, 2, 2, 4, 8, 3, 16),
      size: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 1, max: 12 }) },
        { weight: 1, arbitrary: fc.integer({ min: 13, max: 40 }) },
      ),
      tokens: fc.integer({ min: 1, max: 2 }),
      keptShare: fc.integer({ min: 0, max: 16 }),
      k: fc.integer({ min: 0, max: 10 }),
      hasBias: fc.boolean(),
      renormalize: fc.boolean(),
      scoringFunc: fc.constantFrom(...SCORING_FUNCS),
      scale: fc.constantFrom(1, 2.5, 16, 0, -1.7, 2.446, Number.POSITIVE_INFINITY, Number.NaN),
      shared: fc.constantFrom(0, 0, 1, 3),
      sharedSlots: fc.record({
        weight: fc.constantFrom(1, 1, 0.4, -2.5),
        row: fc.constantFrom('off' as const, 'off' as const, 'own' as const, 'other' as const),
      }),
      isOdd: fc.integer({ min: 0, max: 3 }),
      hasTable: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
      isPadding: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
    })
    .map((c) => fitted(onlyOrdinary ? ordinary(c) : c))
    .chain((c) => {
      const E = c.G * c.size;
      const values = (arbitrary: fc.Arbitrary<number>, length: number) =>
        fc.array(arbitrary, { minLength: length, maxLength: length });
      return fc
        .record({
          logits: values(c.isOdd === 0 && !onlyOrdinary ? oddLogit : logit, c.tokens * E),
          bias: values(biasValue, E),
          factors: values(fc.constantFrom(1, 0.5, 1.25), E),
          table: values(fc.integer({ min: 0, max: Math.max(0, E - 1) }), c.tokens),
          isBadTable: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
        })
        .map(
          ({ logits, bias, factors, table, isBadTable }): RouteInput => ({
            semantics: c.semantics,
            dtype: c.dtype,
            tokens: c.tokens,
            logits: Float32Array.from(logits, (z) => roundTo(c.dtype, Math.fround(z))),
            eScoreCorrectionBias: c.hasBias ? Float32Array.from(bias) : null,
            perExpertScale: Float32Array.from(factors),
            tableIds: c.hasTable ? tableRows(table, c.k > E ? E : c.k, E, isBadTable) : null,
            isPadding: c.isPadding,
            shared: c.sharedSlots,
            params: {
              globalNumExperts: E,
              numExpertGroup: c.G,
              topkGroup: Math.min(c.G, c.keptShare === 0 ? 0 : 1 + (c.keptShare % c.G)),
              topK: c.k > E ? E : c.k,
              renormalize: c.renormalize,
              scoringFunc: c.scoringFunc,
              routedScalingFactor: c.scale,
              numFusedSharedExperts: c.shared,
            },
          }),
        );
    });
}

/** How the sizes of an input are drawn. */
interface Drawn {
  readonly semantics: SemanticsId;
  readonly G: number;
  readonly size: number;
  readonly k: number;
}

function ordinary<D extends { hasTable: boolean; isPadding: boolean; scale: number }>(drawn: D): D {
  const scale = Number.isFinite(drawn.scale) ? drawn.scale : 1;
  return { ...drawn, hasTable: false, isPadding: false, scale };
}

/** Kernels that take few sizes mostly get one of these; else tests would only ever see them refuse. */
function fitted<D extends Drawn & { dtype: LogitsDtype; hasBias: boolean; renormalize: boolean }>(
  drawn: D,
): D {
  switch (drawn.semantics) {
    case 'vllm_dsv4_topk':
      return drawn.k === 0
        ? drawn
        : {
            ...drawn,
            G: 1,
            size: drawn.size % 2 ? 256 : 384,
            k: 6,
            dtype: 'f32',
            hasBias: true,
            renormalize: true,
          };
    case 'vllm_softplus_sqrt':
      return drawn.k === 0 ? drawn : { ...drawn, G: 2 ** (drawn.G % 3), size: 2 ** (drawn.size % 6) };
    case 'flashinfer':
      return { ...drawn, k: Math.min(drawn.k, drawn.G) };
    default:
      return drawn;
  }
}

/** A row of k experts for each token: from a start in steps that never repeat an expert; or with one wrong entry. */
function tableRows(starts: readonly number[], k: number, E: number, isBad: boolean): Int32Array {
  const rows = starts.flatMap((start) =>
    Array.from({ length: k }, (_, j) => (start + j * (E % 5 ? 5 : 1)) % E),
  );
  if (isBad && rows.length > 0) rows[rows.length - 1] = [-1, E, rows[0]!][E % 3]!;
  return Int32Array.from(rows);
}
