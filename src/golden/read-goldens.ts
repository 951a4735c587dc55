import { gunzipSync, strFromU8 } from 'fflate';
import type { ScoringFunc } from '../core/semantics/types';
import type { LogitsDtype, RouteInput } from '../core/types';

/** What one implementation returned for a case; `goldens/README.md` describes the file. */
export type GoldenOutcome =
  | {
      readonly kind: 'rows';
      readonly ids: Int32Array;
      readonly weights: Float32Array;
      readonly isUndefined: boolean;
    }
  | {
      readonly kind: 'error';
      readonly type: string;
      readonly message: string;
      readonly isUndefined: boolean;
    };

/** Recorded intermediates of the eager algorithm. */
interface GoldenStages {
  readonly scores: Float32Array;
  readonly biased: Float32Array;
  readonly groupScores: Float32Array;
}

export interface GoldenCase {
  readonly id: string;
  readonly kind: string;
  /** The case's rows and parameters; the implementation is chosen by name. */
  readonly input: Omit<RouteInput, 'semantics'>;
  readonly outcomes: ReadonlyMap<string, GoldenOutcome>;
  /** Missing if eager torch raised. */
  readonly stages: { readonly cpu: GoldenStages | null; readonly cuda: GoldenStages | null };
}

interface RawResult {
  ids?: string;
  w?: string;
  error?: { type: string; msg: string };
  same_as?: string;
  undefined?: unknown;
}

interface RawStages {
  scores: string;
  biased: string | null;
  group_scores: string;
}

interface RawCase {
  id: string;
  kind: string;
  params: {
    E: number;
    n_group: number;
    topk_group: number;
    topk: number;
    scoring: string;
    renorm: boolean;
    scale: number;
    tokens: number;
    dtype: LogitsDtype;
  };
  logits: string;
  bias: string | null;
  impl: Record<string, RawResult>;
  mid?: Record<string, RawStages>;
}

/**
 * Reads a golden file (one JSON object a line), in Node and in a browser: gzipped, or unpacked already because the
 * server announced the compression.
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
  return {
    id: raw.id,
    kind: raw.kind,
    input: {
      tokens: p.tokens,
      dtype: p.dtype,
      logits: floats(raw.logits),
      eScoreCorrectionBias: raw.bias === null ? null : floats(raw.bias),
      params: {
        globalNumExperts: p.E,
        numExpertGroup: p.n_group,
        topkGroup: p.topk_group,
        topK: p.topk,
        renormalize: p.renorm,
        // One case has a name that must be refused.
        scoringFunc: p.scoring as ScoringFunc,
        routedScalingFactor: p.scale,
        numFusedSharedExperts: 0,
      },
    },
    outcomes,
    stages: { cpu: toStages(raw.mid?.native_cpu), cuda: toStages(raw.mid?.native_cuda) },
  };
}

function toStages(raw: RawStages | undefined): GoldenStages | null {
  if (!raw) return null;
  return {
    scores: floats(raw.scores),
    biased: floats(raw.biased ?? raw.scores),
    groupScores: floats(raw.group_scores),
  };
}

function toOutcome(impl: Record<string, RawResult>, name: string): GoldenOutcome {
  const raw = impl[name];
  if (!raw) throw new Error(`golden file names no result ${name}`);
  const isUndefined = Boolean(raw.undefined);
  if (raw.same_as) {
    const same = toOutcome(impl, raw.same_as);
    return { ...same, isUndefined: isUndefined || same.isUndefined };
  }
  if (raw.error) return { kind: 'error', type: raw.error.type, message: raw.error.msg, isUndefined };
  return {
    kind: 'rows',
    ids: new Int32Array(bytes(raw.ids ?? '').buffer),
    weights: floats(raw.w ?? ''),
    isUndefined,
  };
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function floats(base64: string): Float32Array {
  return new Float32Array(bytes(base64).buffer);
}
