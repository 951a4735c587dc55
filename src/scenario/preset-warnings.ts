import { dispatch } from '../core/dispatch/dispatch';
import type { WarningId } from '../core/dispatch/types';
import { dispatchInputOf } from './dispatch-scenario';
import { presetOf } from './presets';
import { PLAIN_TOKEN } from './scenario';
import { setupOf } from './setup';

/** What may go wrong with a preset's model in the newest vLLM as it is installed on CUDA. */
export function newestWarnings(id: string): readonly WarningId[] {
  const { params, hasBias } = presetOf(id);
  const setup = setupOf(id);
  const environment = { ...setup.environment, version: '2026-09', kernels: '2026-09' } as const;
  return dispatch(
    dispatchInputOf({
      preset: id,
      params,
      setup: { ...setup, environment },
      token: PLAIN_TOKEN,
      eScoreCorrectionBias: hasBias ? new Float32Array(params.globalNumExperts) : null,
    }),
  ).warnings;
}
