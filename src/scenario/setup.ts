import { AS_INSTALLED } from '../core/dispatch/environment';
import { presetOf } from './presets';
import type { Setup } from './scenario';

/** What a preset is routed with until something else is chosen: vLLM of the followed version, as installed. */
export function setupOf(preset: string): Setup {
  return {
    environment: AS_INSTALLED,
    dtype: 'f32',
    logitsDtype: 'same',
    biasDtype: 'f32',
    useGroupedTopk: presetOf(preset).useGroupedTopk,
    implementation: 'vllm',
    numRedundantExperts: 0,
  };
}
