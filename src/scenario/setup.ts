import { AS_INSTALLED } from '../core/dispatch/environment';
import { presetOf } from './presets';
import type { Setup } from './scenario';

/**
 * What a preset is routed with until something else is chosen: vLLM of the followed version, as installed. A link that
 * names a factor (`isScaleNamed`) and not who multiplies by it is of a time when the router always did.
 */
export function setupOf(preset: string, { isScaleNamed = false } = {}): Setup {
  const { version } = presetOf(preset);
  return {
    environment: { ...AS_INSTALLED, version, kernels: version },
    dtype: 'f32',
    logitsDtype: 'same',
    biasDtype: 'f32',
    useGroupedTopk: presetOf(preset).useGroupedTopk,
    implementation: 'vllm',
    scaleHandling: isScaleNamed ? 'router' : 'asModel',
    numRedundantExperts: 0,
  };
}
