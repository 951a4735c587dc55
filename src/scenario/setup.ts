import { AS_INSTALLED } from '../core/dispatch/environment';
import { presetOf } from './presets';
import type { Setup } from './scenario';

/**
 * The set-up of a preset until another is chosen: vLLM of the followed version, as installed. A link that names a
 * factor (`isScaleNamed`) but not who multiplies by it was made when the router always did.
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
