import { fitsOneWarp } from '../../core/plan';
import type { RouteInput } from '../../core/types';

/**
 * Whether the kernel as it stands computes an input: the native record and the followed version's two fallbacks, in
 * float32, the fallbacks only where they cannot repeat an id. The engine computes everything else on the CPU.
 */
export function runsOnGpu({ semantics, params, dtype, eScoreCorrectionBias: bias }: RouteInput): boolean {
  if (dtype !== 'f32') return false;
  if (semantics === 'vllm_native') return true;
  const { globalNumExperts: E, topK } = params;
  const isFallback = semantics === 'vllm_fallback_bias' || (semantics === 'vllm_fallback' && bias === null);
  return isFallback && fitsOneWarp(E) && topK <= E && (bias?.every((b) => b > -9999) ?? true);
}
