import { gunzipSync, strFromU8 } from 'fflate';
import type { RouteInput, ScoringFunc } from '../core/types';

/** What one implementation returned for a case; `goldens/README.md` describes the file. */
export type GoldenOutcome =
  | { readonly kind: 'rows'; readonly ids: Int32Array; readonly weights: Float32Array }
  | { readonly kind: 'error'; readonly type: string; readonly message: string };

export interface GoldenCase {
  readonly id: string;
  readonly dtype: 'f32' | 'bf16' | 'f16';
  readonly input: RouteInput;
  readonly outcomes: ReadonlyMap<string, GoldenOutcome>;
  /** Recorded intermediates of eager CUDA, absent where it raised. */
  readonly mid: {
    readonly scores: Float32Array;
    readonly ranked: Float32Array;
    readonly groupScores: Float32Array;
  } | null;
  readonly nonfiniteRows: ReadonlySet<number>;
}

interface RawResult {
  ids?: string;
  w?: string;
  error?: { type: string; msg: string };
  same_as?: string;
}

interface RawCase {
  id: string;
  params: {
    E: number;
    n_group: number;
    topk_group: number;
    topk: number;
    scoring: string;
    renorm: boolean;
    scale: number;
    tokens: number;
    dtype: GoldenCase['dtype'];
  };
  logits: string;
  bias: string | null;
  impl: Record<string, RawResult>;
  mid?: Record<string, { scores: string; biased: string | null; group_scores: string }>;
  tags?: { nonfinite_rows?: number[] };
}

/**
 * Reads a golden file (one JSON object a line), in Node and in a browser alike: gzipped, or as a server that announced
 * the compression has it already unpacked.
 */
export function readGoldens(bytes: Uint8Array): GoldenCase[] {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return strFromU8(isGzip ? gunzipSync(bytes) : bytes)
    .split('\n')
    .filter(Boolean)
    .map((line) => toCase(JSON.parse(line)));
}

function toCase(raw: RawCase): GoldenCase {
  const { params: p } = raw;
  const outcomes = new Map<string, GoldenOutcome>();
  for (const name of Object.keys(raw.impl)) outcomes.set(name, toOutcome(raw.impl, name));
  const mid = raw.mid?.native_cuda;
  return {
    id: raw.id,
    dtype: p.dtype,
    input: {
      entry: 'groupedTopk',
      tokens: p.tokens,
      logits: floats(raw.logits),
      eScoreCorrectionBias: raw.bias === null ? null : floats(raw.bias),
      params: {
        globalNumExperts: p.E,
        numExpertGroup: p.n_group,
        topkGroup: p.topk_group,
        topK: p.topk,
        renormalize: p.renorm,
        // One case carries a name that must be refused.
        scoringFunc: p.scoring as ScoringFunc,
        routedScalingFactor: p.scale,
        numFusedSharedExperts: 0,
      },
    },
    outcomes,
    mid: mid
      ? {
          scores: floats(mid.scores),
          ranked: floats(mid.biased ?? mid.scores),
          groupScores: floats(mid.group_scores),
        }
      : null,
    nonfiniteRows: new Set(raw.tags?.nonfinite_rows ?? []),
  };
}

function toOutcome(impl: Record<string, RawResult>, name: string): GoldenOutcome {
  const raw = impl[name];
  if (!raw) throw new Error(`golden file names no result ${name}`);
  if (raw.same_as) return toOutcome(impl, raw.same_as);
  if (raw.error) return { kind: 'error', type: raw.error.type, message: raw.error.msg };
  return { kind: 'rows', ids: new Int32Array(bytes(raw.ids ?? '').buffer), weights: floats(raw.w ?? '') };
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function floats(base64: string): Float32Array {
  return new Float32Array(bytes(base64).buffer);
}
